package io.walras.protocol.book;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * What is shown of a book: its best levels.
 *
 * @param sequence counts the changes of what is shown
 * @param bids best first
 * @param asks best first
 */
public record Depth(String market, long sequence, List<Level> bids, List<Level> asks) {
    /** How many levels of each side are shown at most. */
    public static final int LEVELS = 100;

    public Depth {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    /** A book that holds nothing yet. */
    public static Depth empty(String market) {
        return new Depth(market, 0, List.of(), List.of());
    }

    /** What the book shows now; this if that is the same as before. */
    public Depth now(Book book) {
        List<Level> newBids = book.levels(Side.BID, LEVELS);
        List<Level> newAsks = book.levels(Side.ASK, LEVELS);
        return newBids.equals(bids) && newAsks.equals(asks) ? this : new Depth(market, sequence + 1, newBids, newAsks);
    }

    /** The levels that differ from an earlier depth; one that is gone has no lots and no orders. */
    public Change since(Depth earlier) {
        return new Change(earlier.sequence, sequence, changes(earlier.bids, bids), changes(earlier.asks, asks));
    }

    /**
     * What leads from one depth to another.
     *
     * @param from sequence of the earlier one
     * @param to sequence of the later one
     */
    public record Change(long from, long to, List<Level> bids, List<Level> asks) {
        public Change {
            bids = List.copyOf(bids);
            asks = List.copyOf(asks);
        }
    }

    /**
     * CRC-32 of the text {@code bid:lots:orders} of each bid level, then of each ask level, best first, joined by commas:
     * whoever follows the changes can check that nothing was missed.
     */
    public long checksum() {
        List<String> parts = new ArrayList<>();
        bids.forEach(level -> parts.add(text(level)));
        asks.forEach(level -> parts.add(text(level)));
        CRC32 crc = new CRC32();
        crc.update(String.join(",", parts).getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }

    private static String text(Level level) {
        return level.price() + ":" + level.lots() + ":" + level.orders();
    }

    private static List<Level> changes(List<Level> before, List<Level> after) {
        Map<Long, Level> known = new TreeMap<>();
        before.forEach(level -> known.put(level.price(), level));
        List<Level> changes = new ArrayList<>();
        for (Level level : after) {
            Level was = known.remove(level.price());
            if (!level.equals(was)) {
                changes.add(level);
            }
        }
        known.keySet().forEach(price -> changes.add(new Level(price, 0, 0)));
        return changes;
    }
}
