package io.walras.auctioneer.ledger;

import io.walras.protocol.chain.Bytes32;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an order, for whoever asks why it is where it is.
 *
 * @param at unix milliseconds
 * @param auctionId the auction it happened in, if any
 * @param transaction the transaction it happened in, if any
 * @param reason why, if there is more to say than the kind: a wait reason, a revert reason
 */
public record OrderIncident(
        long at,
        Kind kind,
        @Nullable Long auctionId,
        @Nullable Bytes32 transaction,
        @Nullable String reason) {

    /** What happened; the name of a constant is its stable name. */
    public enum Kind {
        ACCEPTED,
        /** Takes no part in auctions, for the reason given. */
        WAITING,
        /** Takes part again. */
        RESUMED,
        /** Was in a solution that did not win; recorded once until something else happens. */
        CONSIDERED,
        AWARDED,
        SUBMITTED,
        MINED,
        /** A reorganisation took its settlement out of the chain again. */
        RETURNED,
        FINAL,
        /** Its settlement was mined and failed. */
        REVERTED,
        /** Its award passed without a settlement. */
        LAPSED,
        /** Cancelled while an award was live. */
        CANCEL_REQUESTED,
        CANCELLED,
        INVALIDATED,
        /** Taken out of its book, for the reason given. */
        DROPPED,
        EXPIRED
    }
}
