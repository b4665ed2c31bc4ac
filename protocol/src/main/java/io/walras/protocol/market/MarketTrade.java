package io.walras.protocol.market;

import io.walras.protocol.book.Side;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;

/**
 * A fill of an order in a mined settlement. Two orders that are filled against each other are two trades.
 *
 * @param logIndex position of its event in the block
 * @param sellAmount atoms that left the owner, all fees included; at least 1
 * @param buyAmount atoms that the receiver got; at least 1
 * @param at unix milliseconds at which the auctioneer saw it in its block
 */
public record MarketTrade(
        long auctionId,
        Bytes32 transaction,
        long blockNumber,
        long logIndex,
        OrderUid uid,
        Address sellToken,
        Address buyToken,
        Uint256 sellAmount,
        Uint256 buyAmount,
        long at) {
    /** @throws IllegalArgumentException if nothing was sold or nothing bought: there is no price then */
    public MarketTrade {
        if (sellAmount.isZero() || buyAmount.isZero()) {
            throw new IllegalArgumentException("a trade has two sides");
        }
    }

    /** The tokens, the smaller address as the base. */
    public Pair sortedPair() {
        return Pair.sorted(sellToken, buyToken);
    }

    /** Whether the order bought or sold the pair's base; the pair must be of the trade's tokens. */
    public Side side(Pair pair) {
        return pair.side(sellToken, buyToken).orElseThrow();
    }

    /** What was given for what; the pair must be of the trade's tokens. */
    public PairPrice price(Pair pair) {
        return side(pair) == Side.ASK ? new PairPrice(sellAmount, buyAmount) : new PairPrice(buyAmount, sellAmount);
    }
}
