package io.walras.protocol.book;

import io.walras.protocol.chain.Address;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes out of the books, at the cut, what may not rest there: post-only orders that cross, and orders that would trade
 * with their own owner's. Each is held against those admitted before it that still stand, as if they had come one by one;
 * so what is dropped does not depend on when the cut was.
 */
public final class BookSweep {
    private BookSweep() {}

    /** Why an order was dropped from its book. The name of a constant is its stable name on the wire. */
    public enum Drop {
        /** It is post-only and crosses an earlier order. */
        PostOnlyWouldCross,
        /** It would trade with an order of its own owner. */
        SelfTrade,
        /** It was for one auction, and has had it. */
        ImmediateOver
    }

    /** Which of the orders are dropped, by their sequence, and why. */
    public static SortedMap<Long, Drop> of(Collection<BookEntry> entries) {
        Map<String, Standing> markets = new HashMap<>();
        SortedMap<Long, Drop> dropped = new TreeMap<>();
        entries.stream()
                .sorted(Comparator.comparingLong(BookEntry::sequence))
                .forEach(entry -> markets.computeIfAbsent(entry.listing().market(), market -> new Standing())
                        .admit(entry, dropped));
        return Collections.unmodifiableSortedMap(dropped);
    }

    /** The orders of one market that stand so far. */
    private static final class Standing {
        private final Ladder all = new Ladder();
        private final Map<Address, Ladder> byOwner = new HashMap<>();

        void admit(BookEntry entry, SortedMap<Long, Drop> dropped) {
            if (entry.listing().attributes().postOnly() && all.isCrossedBy(entry)) {
                dropped.put(entry.sequence(), Drop.PostOnlyWouldCross);
                return;
            }
            Ladder own = byOwner.computeIfAbsent(entry.owner(), owner -> new Ladder());
            SelfTrade mode = entry.listing().attributes().selfTrade();
            boolean wouldTrade = own.isCrossedBy(entry);
            if (wouldTrade && mode.dropsOldest()) {
                for (BookEntry other : own.crossedBy(entry)) {
                    dropped.put(other.sequence(), Drop.SelfTrade);
                    own.remove(other);
                    all.remove(other);
                }
            }
            if (wouldTrade && mode.dropsNewest()) {
                dropped.put(entry.sequence(), Drop.SelfTrade);
                return;
            }
            own.add(entry);
            all.add(entry);
        }
    }

    /** Orders by side and price. */
    private static final class Ladder {
        private final NavigableMap<Long, Set<BookEntry>> bids = new TreeMap<>();
        private final NavigableMap<Long, Set<BookEntry>> asks = new TreeMap<>();

        void add(BookEntry entry) {
            side(entry)
                    .computeIfAbsent(entry.price(), price -> new LinkedHashSet<>())
                    .add(entry);
        }

        void remove(BookEntry entry) {
            side(entry).computeIfPresent(entry.price(), (price, level) -> {
                level.remove(entry);
                return level.isEmpty() ? null : level;
            });
        }

        boolean isCrossedBy(BookEntry entry) {
            return !crossed(entry).isEmpty();
        }

        List<BookEntry> crossedBy(BookEntry entry) {
            return crossed(entry).values().stream().flatMap(Set::stream).toList();
        }

        private SortedMap<Long, Set<BookEntry>> crossed(BookEntry entry) {
            return entry.side() == Side.BID ? asks.headMap(entry.price(), true) : bids.tailMap(entry.price(), true);
        }

        private NavigableMap<Long, Set<BookEntry>> side(BookEntry entry) {
            return entry.side() == Side.BID ? bids : asks;
        }
    }
}
