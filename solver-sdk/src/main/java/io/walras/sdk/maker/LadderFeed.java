package io.walras.sdk.maker;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.maker.LevelChange;
import io.walras.protocol.wire.maker.LevelChange.Side;
import io.walras.protocol.wire.maker.LevelJson;
import io.walras.protocol.wire.maker.MakerMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the hub's view of the ladders up to date: of each pair the latest one, as a snapshot or as what has changed, no more
 * often than the hub wants it. Ladders that are replaced before they were sent are never sent. Used by one thread.
 */
final class LadderFeed {
    /** A pair as the maker orders it. */
    private record Pair(Address base, Address quote) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int byBase = base.compareTo(other.base);
            return byBase != 0 ? byBase : quote.compareTo(other.quote);
        }
    }

    /** What is wanted of one pair and what the hub has. */
    private static final class Line {
        private @Nullable Ladder wanted;
        private @Nullable Ladder sent;
        private boolean dirty;
        private long seq;
        private long sentAt = Long.MIN_VALUE;
    }

    private final Map<Pair, Line> lines = new TreeMap<>();

    /** The ladder that is to be shown from now on, also if it is the same: then its time begins anew. */
    void want(Ladder ladder) {
        Line line = lines.computeIfAbsent(new Pair(ladder.base(), ladder.quote()), first -> new Line());
        line.wanted = ladder;
        line.dirty = true;
    }

    /** Takes all ladders away. */
    void clear() {
        lines.clear();
    }

    /** The hub knows no ladder any more. */
    void forget() {
        lines.values().forEach(line -> {
            line.sent = null;
            line.dirty = line.wanted != null;
            line.sentAt = Long.MIN_VALUE;
        });
    }

    /** The hub does not know this ladder any more. */
    void forget(Address base, Address quote) {
        Line line = lines.get(new Pair(base, quote));
        if (line != null) {
            line.sent = null;
            line.dirty = line.wanted != null;
        }
    }

    /** What is to be said now, in unix milliseconds, if a pair may be updated every so many of them. */
    List<MakerMessage> due(long now, long interval) {
        List<MakerMessage> due = new ArrayList<>();
        lines.forEach((pair, line) -> {
            Ladder wanted = line.wanted;
            boolean mayTalk = line.sentAt == Long.MIN_VALUE || now - line.sentAt >= interval;
            if (line.dirty && wanted != null && mayTalk) {
                due.add(update(line, wanted, now));
                line.sent = wanted;
                line.dirty = false;
                line.sentAt = now;
            }
        });
        return due;
    }

    private static MakerMessage update(Line line, Ladder wanted, long now) {
        long before = line.seq;
        line.seq++;
        Ladder sent = line.sent;
        if (sent != null && sent.validFor().equals(wanted.validFor())) {
            List<LevelChange> changes = new ArrayList<>(changes(Side.Bid, sent.bids(), wanted.bids()));
            changes.addAll(changes(Side.Ask, sent.asks(), wanted.asks()));
            if (changes.size() <= MakerMessage.MAX_CHANGES) {
                return new MakerMessage.LevelsDelta(wanted.base(), wanted.quote(), before, line.seq, now, changes);
            }
        }
        return new MakerMessage.LevelsSnapshot(
                wanted.base(),
                wanted.quote(),
                line.seq,
                now,
                wanted.validFor().toMillis(),
                wanted.bids(),
                wanted.asks());
    }

    private static List<LevelChange> changes(Side side, List<LevelJson> before, List<LevelJson> after) {
        Map<Fraction, LevelJson> old = byPrice(before);
        Map<Fraction, LevelJson> present = byPrice(after);
        List<LevelChange> changes = new ArrayList<>();
        old.forEach((price, level) -> {
            if (!present.containsKey(price)) {
                changes.add(new LevelChange(side, level.price(), Uint256.ZERO));
            }
        });
        present.forEach((price, level) -> {
            LevelJson known = old.get(price);
            if (known == null || !known.size().equals(level.size())) {
                changes.add(new LevelChange(side, level.price(), level.size()));
            }
        });
        return changes;
    }

    /** By the number that a price is. */
    private static Map<Fraction, LevelJson> byPrice(List<LevelJson> levels) {
        Map<Fraction, LevelJson> byPrice = new LinkedHashMap<>();
        levels.forEach(level -> byPrice.put(
                new Fraction(
                        level.price().quote().toBigInteger(),
                        level.price().base().toBigInteger()),
                level));
        return byPrice;
    }
}
