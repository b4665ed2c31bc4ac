package io.walras.protocol.book;

/** Which side of a book an order rests on. */
public enum Side {
    /** Wants to buy the base token; the highest price comes first. */
    BID,
    /** Wants to sell the base token; the lowest price comes first. */
    ASK;

    /** Whether an order of this side at {@code price} comes before one at {@code other}. */
    public boolean isBetter(long price, long other) {
        return this == BID ? price > other : price < other;
    }
}
