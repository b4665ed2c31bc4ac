package io.walras.auctioneer.solver;

import io.walras.protocol.chain.Address;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * How long solvers took over the latest auctions from when they were told of one until their first word on it was here,
 * by this server's clock. Auctions count when they are decided, so that nobody learns here who has bid so far. Kept in
 * memory, of a bounded number of solvers that can win; safe to use from many threads.
 */
public final class DeliveryTimes {
    private static final int AUCTIONS = 100;
    private static final int SOLVERS = 1_000;
    private static final int HALF = 50;
    private static final int MOST = 95;
    private static final int ALL = 100;

    /** The solver that was told of an auction longest ago makes way for a new one. */
    private final Map<Address, Deque<Long>> latest = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Address, Deque<Long>> eldest) {
            return size() > SOLVERS;
        }
    };

    /**
     * What is known of one solver; times in milliseconds, nearest rank.
     *
     * @param auctions the latest auctions it was told of; at most 100
     * @param misses those in which it did not say a word in time
     */
    public record Delivery(
            int auctions,
            int misses,
            @Nullable Long last,
            @Nullable Long p50,
            @Nullable Long p95) {}

    /** An auction is decided: who was told of it, and who answered after how many milliseconds. */
    public synchronized void decided(SortedSet<Address> told, SortedMap<Address, Long> answered) {
        for (Address solver : told) {
            Deque<Long> times = latest.computeIfAbsent(solver, first -> new ArrayDeque<>());
            times.addLast(answered.getOrDefault(solver, -1L));
            if (times.size() > AUCTIONS) {
                times.removeFirst();
            }
        }
    }

    /** What is known of the solver. */
    public synchronized Delivery of(Address solver) {
        Deque<Long> times = latest.getOrDefault(solver, new ArrayDeque<>());
        List<Long> answered = times.stream().filter(time -> time >= 0).sorted().toList();
        Long last = times.isEmpty() || times.getLast() < 0 ? null : times.getLast();
        return new Delivery(
                times.size(), times.size() - answered.size(), last, rank(answered, HALF), rank(answered, MOST));
    }

    /** All solvers of which something is known. */
    public synchronized List<Address> solvers() {
        return List.copyOf(latest.keySet());
    }

    private static @Nullable Long rank(List<Long> ascending, int percent) {
        return ascending.isEmpty() ? null : ascending.get(Math.ceilDiv(ascending.size() * percent, ALL) - 1);
    }
}
