package io.walras.protocol.wire.order;

import io.walras.protocol.book.Depth;
import io.walras.protocol.book.Level;
import java.util.List;

/** What is shown of a book: a whole depth, or what has changed since an earlier one. Prices in ticks, quantities in lots. */
public sealed interface DepthJson {
    /**
     * All levels, best first.
     *
     * @param checksum CRC-32 of the levels, as docs/reference/market-data.md says
     */
    record Snapshot(String market, long sequence, List<Level> bids, List<Level> asks, long checksum)
            implements DepthJson {}

    /**
     * The levels that differ; one that is gone has no lots and no orders.
     *
     * @param previous the sequence that this leads on from
     * @param checksum of the levels after the change
     */
    record Delta(String market, long previous, long sequence, List<Level> bids, List<Level> asks, long checksum)
            implements DepthJson {}

    /** The depth, cut to so many levels of each side; the checksum is of those. */
    static Snapshot of(Depth depth, int levels) {
        Depth shown = new Depth(
                depth.market(),
                depth.sequence(),
                depth.bids().stream().limit(levels).toList(),
                depth.asks().stream().limit(levels).toList());
        return new Snapshot(shown.market(), shown.sequence(), shown.bids(), shown.asks(), shown.checksum());
    }

    /** What leads from one depth to a later one. */
    static Delta between(Depth earlier, Depth later) {
        Depth.Change change = later.since(earlier);
        return new Delta(later.market(), change.from(), change.to(), change.bids(), change.asks(), later.checksum());
    }
}
