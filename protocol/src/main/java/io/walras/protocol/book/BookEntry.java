package io.walras.protocol.book;

import io.walras.protocol.chain.Address;

/**
 * An order of a market's book as the cut sees it.
 *
 * @param sequence its place in time: orders that were admitted earlier have a smaller one, and no two the same
 */
public record BookEntry(long sequence, Address owner, Listing listing) {

    public Side side() {
        return listing.side();
    }

    /** In ticks. */
    public long price() {
        return listing.price();
    }

    /** Negative if it comes before the other, which is on the same side of the same book: by price, then by time. */
    public int compareRank(BookEntry other) {
        if (price() == other.price()) {
            return Long.compare(sequence, other.sequence);
        }
        return side().isBetter(price(), other.price()) ? -1 : 1;
    }
}
