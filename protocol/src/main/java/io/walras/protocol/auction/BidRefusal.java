package io.walras.protocol.auction;

/**
 * Why a bid cannot be scored and takes no part in the selection of winners.
 *
 * @param detail the facts, for the solver's developer
 */
public record BidRefusal(Code code, String detail) {
    /** The name of a constant is its stable name on the wire. */
    public enum Code {
        /** A counted order gets less, or pays more, than its limit. */
        NegativeSurplus,
        /** The buy token of a counted order has no price; a price of zero is a price. */
        MissingNativePrice,
        /** None of its orders counts for the score. */
        NoCountedOrder,
        /**
         * An order with a zero limit or executed amount, filled beyond its own amount, executed twice in the bid, or with
         * amounts that leave 256 bits once its fees are undone.
         */
        InvalidExecution,
        /** The solver has another bid of the same id; none of them is taken. */
        DuplicateId
    }
}
