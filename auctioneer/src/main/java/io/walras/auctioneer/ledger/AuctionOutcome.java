package io.walras.auctioneer.ledger;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import org.jspecify.annotations.Nullable;

/**
 * What came of an order in a decided auction that offered it.
 *
 * @param cutAt unix milliseconds at which it was offered
 * @param best the best-ranked solution that fills the order; null if none does
 * @param refusal why a bid that fills it was refused: a code and the facts; null if none is known to have been
 * @param reference what the order would have been at the auction's prices; null if they do not tell
 */
public record AuctionOutcome(
        long auctionId,
        long cutAt,
        Result result,
        @Nullable Bid best,
        @Nullable String refusal,
        @Nullable Reference reference) {
    /** The ways in which it can end; the name of a constant is its stable name. */
    public enum Result {
        /** A winning solution fills it. */
        Awarded,
        /** Solutions fill it, and others won in their place. */
        BetterBid,
        /** The solutions that fill it were worse on one of their pairs than one that trades this pair alone. */
        BelowPairBaseline,
        /** Bids that fill it were refused, for the reason given. */
        BidRefused,
        /** No bid that is known to fill it, and at the auction's prices none could have kept its limit. */
        LimitOutOfReach,
        /** No bid is known to fill it, and among the refused ones are some of which it is not known what they fill. */
        UnknownBidRefused,
        /** No bid fills it. */
        NoBid
    }

    /** A solution and what it does to the order: atoms that leave the user and that the user gets, fees included. */
    public record Bid(Address solver, Uint256 sell, Uint256 buy, Uint256 score) {}

    /**
     * The whole order at the auction's prices, without any fee: what the sell amount of a sell order is worth in buy atoms,
     * rounded down, or what the buy amount of a buy order costs in sell atoms, rounded up.
     */
    public record Reference(Uint256 sell, Uint256 buy) {}
}
