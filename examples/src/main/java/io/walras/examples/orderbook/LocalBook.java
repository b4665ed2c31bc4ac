package io.walras.examples.orderbook;

import io.walras.examples.wire.MarketMessage.BookChange;
import io.walras.examples.wire.MarketMessage.BookLevel;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** A book as its changes tell it. For one thread at a time. */
public final class LocalBook {
    private final NavigableMap<Long, BookLevel> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Long, BookLevel> asks = new TreeMap<>();
    private long sequence;

    /**
     * Takes the change in.
     *
     * @throws IllegalStateException if one before it was missed, or the book is not what the auctioneer's is: follow anew
     */
    public void apply(BookChange change) {
        if (change.previous().isEmpty()) {
            bids.clear();
            asks.clear();
        } else if (change.previous().get() != sequence) {
            throw new IllegalStateException("missed what is between " + sequence + " and "
                    + change.previous().get());
        }
        change.bids().forEach(level -> put(bids, level));
        change.asks().forEach(level -> put(asks, level));
        sequence = change.sequence();
        if (checksum() != change.checksum()) {
            throw new IllegalStateException("the book is not what it should be at " + sequence);
        }
    }

    private static void put(NavigableMap<Long, BookLevel> side, BookLevel level) {
        if (level.orders() == 0) {
            side.remove(level.price());
        } else {
            side.put(level.price(), level);
        }
    }

    /** Best first. */
    public List<BookLevel> bids() {
        return List.copyOf(bids.values());
    }

    /** Best first. */
    public List<BookLevel> asks() {
        return List.copyOf(asks.values());
    }

    /** CRC-32 of all levels, bids first. */
    public long checksum() {
        String text = Stream.concat(bids.values().stream(), asks.values().stream())
                .map(level -> level.price() + ":" + level.lots() + ":" + level.orders())
                .collect(Collectors.joining(","));
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }
}
