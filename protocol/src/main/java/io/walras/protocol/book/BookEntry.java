package io.walras.protocol.book;

import io.walras.protocol.chain.Address;

/**
 * An order of a market's book as the cut sees it.
 *
 * @param sequence its place in time: orders that were admitted earlier have a smaller one, and no two the same
 * @param price in ticks
 */
public record BookEntry(long sequence, Address owner, String market, Side side, long price, BookAttributes attributes) {

    /** Whether it comes before the other, which is on the same side of the same book. */
    public boolean isBefore(BookEntry other) {
        return price == other.price ? sequence < other.sequence : side.isBetter(price, other.price);
    }
}
