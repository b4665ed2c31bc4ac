package io.walras.protocol.auction.packing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Searches all sets at fixed prices. Keys are gone through from the dearest: each is taken by one of the candidates in
 * whose keys it is the dearest, or given up. Both lower the bound by a known amount, so a place costs next to nothing;
 * what cannot become better than the incumbent is left out. Worth its while as long as it takes few nodes.
 */
final class DepthFirst {
    private final Incumbent incumbent;
    private final long[] prices;
    private final int[] order;
    private final Candidate[][] byDearest;
    private final long[][] slack;
    private final boolean[] taken;
    private final List<Candidate> set;
    private final long most;
    private long nodes;

    DepthFirst(DualPrices prices, List<Candidate> candidates, List<Candidate> taken, Incumbent incumbent, long most) {
        this.incumbent = incumbent;
        this.prices = prices.ofKey;
        this.most = most;
        this.set = new ArrayList<>(taken);
        this.taken = new boolean[this.prices.length];
        this.order = dearestFirst(this.prices);
        this.byDearest = byDearest(prices, candidates);
        this.slack = Arrays.stream(byDearest)
                .map(group -> Arrays.stream(group).mapToLong(prices::slack).toArray())
                .toArray(long[][]::new);
    }

    /**
     * Searches; false if it gave up because it would take more nodes than allowed.
     *
     * @param places how many may still be chosen
     * @param bound what the best set may weigh at these prices
     * @param units what the candidates taken before weigh
     */
    boolean search(int places, long bound, long units) {
        return visit(0, places, bound, units);
    }

    long nodes() {
        return nodes;
    }

    /** The key to decide first. */
    int dearestKey() {
        return order[0];
    }

    private boolean visit(int from, int places, long bound, long units) {
        nodes++;
        incumbent.offer(units, set);
        if (places == 0) {
            return true;
        }
        long rest = bound;
        for (int at = from; at < order.length; at++) {
            if (!taken[order[at]]) {
                if (!take(at, places, rest, units)) {
                    return false;
                }
                rest -= prices[order[at]];
                if (!incumbent.isWorthLooking(rest)) {
                    return true;
                }
                nodes++;
            }
        }
        return true;
    }

    private boolean take(int at, int places, long bound, long units) {
        Candidate[] group = byDearest[at];
        for (int i = 0; i < group.length; i++) {
            long rest = bound - slack[at][i];
            if (!incumbent.isWorthLooking(rest)) {
                return true;
            }
            Candidate candidate = group[i];
            if (candidate.isFree(taken)) {
                if (nodes >= most) {
                    return false;
                }
                candidate.mark(taken, true);
                set.add(candidate);
                boolean finished = visit(at + 1, places - 1, rest, units + candidate.units());
                set.removeLast();
                candidate.mark(taken, false);
                if (!finished) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int[] dearestFirst(long[] prices) {
        List<Integer> keys = new ArrayList<>();
        for (int key = 0; key < prices.length; key++) {
            keys.add(key);
        }
        keys.sort(Comparator.comparingLong((Integer key) -> prices[key])
                .reversed()
                .thenComparing(key -> key));
        return keys.stream().mapToInt(Integer::intValue).toArray();
    }

    private Candidate[][] byDearest(DualPrices dual, List<Candidate> candidates) {
        int[] place = new int[order.length];
        List<List<Candidate>> groups = new ArrayList<>();
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
            groups.add(new ArrayList<>());
        }
        for (Candidate candidate : candidates) {
            int dearest =
                    Arrays.stream(candidate.keys()).map(key -> place[key]).min().orElseThrow();
            groups.get(dearest).add(candidate);
        }
        Comparator<Candidate> cheapest = Comparator.comparingLong(dual::slack).thenComparing(Candidate.BY_RANK);
        return groups.stream()
                .map(group -> group.stream().sorted(cheapest).toArray(Candidate[]::new))
                .toArray(Candidate[][]::new);
    }
}
