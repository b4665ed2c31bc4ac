package io.walras.protocol.auction.packing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Branch and bound. Prices give a bound; what costs more than the bound leaves above the incumbent is dropped, and prices
 * are looked for again, which often settles the matter. Otherwise the sets are searched at these prices, and if that
 * takes too long the dearest key is decided (taken by one of its candidates, or given up) and each case is treated alike.
 */
final class Search {
    /** Passes for the first prices, and for those of each case after it, which start from good ones. */
    private static final int FIRST_PASSES = 300;

    private static final int PASSES = 60;

    /** A pass looks at every candidate, which takes as long as a node for so many of them. */
    private static final int CANDIDATES_PER_NODE = 16;

    /** Nodes of a search at fixed prices; better prices are worth more than further ones. */
    private static final long NODES_AT_FIXED_PRICES = 1_000;

    private final Incumbent incumbent;
    private final NodeBudget budget;
    private boolean finished = true;
    private long open;

    private Search(Incumbent incumbent, NodeBudget budget) {
        this.incumbent = incumbent;
        this.budget = budget;
    }

    /** The scale in which a search among these options counts. */
    static Scale scale(List<Option> options) {
        BigInteger largest = options.stream().map(Option::weight).reduce(BigInteger.ONE, BigInteger::max);
        long keys = options.stream().mapToLong(option -> option.keys().length).sum();
        return Scale.of(largest, Math.toIntExact(keys + options.size()));
    }

    /**
     * Improves the incumbent to the best of all sets of at most {@code places} options, ties included unless it says that
     * they are open.
     *
     * @return whether it came to an end within the budget, and what no set weighs more than
     */
    static Proof run(List<Option> options, int places, Scale scale, Incumbent incumbent, NodeBudget budget) {
        Search search = new Search(incumbent, budget);
        List<Candidate> candidates = candidates(options, scale);
        int limit = places < candidates.size() ? places : Integer.MAX_VALUE;
        search.branch(candidates, List.of(), firstPrices(candidates, limit), FIRST_PASSES);
        BigInteger bound = incumbent.weight();
        return new Proof(search.finished, search.finished ? bound : bound.max(scale.weight(search.open)));
    }

    /** How far a search came. */
    record Proof(boolean isFinished, BigInteger bound) {}

    private void branch(List<Candidate> candidates, List<Candidate> taken, DualPrices prices, int passes) {
        long units = taken.stream().mapToLong(Candidate::units).sum();
        if (budget.isSpent()) {
            leaveOpen(units + prices.bound());
            return;
        }
        Greedy.offerByWeight(incumbent, taken, candidates, prices);
        if (prices.places == 0) {
            return;
        }
        List<Candidate> rest = candidates;
        int before;
        do {
            before = rest.size();
            price(rest, taken, units, prices, passes);
            rest = worthIt(rest, units, prices);
        } while (!rest.isEmpty() && rest.size() * 5 <= before * 4);
        if (!rest.isEmpty()) {
            descend(rest, taken, units, prices);
        }
    }

    private void price(List<Candidate> rest, List<Candidate> taken, long units, DualPrices prices, int passes) {
        int made = PriceDescent.improve(prices, rest, passes, incumbent.units() - units);
        budget.spend(made * (1L + rest.size() / CANDIDATES_PER_NODE));
        Greedy.offerByPrice(incumbent, taken, rest, prices);
        PriceRepair.repair(prices, rest);
        Greedy.offerByPrice(incumbent, taken, rest, prices);
    }

    private List<Candidate> worthIt(List<Candidate> candidates, long units, DualPrices prices) {
        long bound = units + prices.bound();
        if (!incumbent.isWorthLooking(bound)) {
            return List.of();
        }
        return candidates.stream()
                .filter(candidate -> incumbent.isWorth(bound - prices.slack(candidate)))
                .toList();
    }

    private void descend(List<Candidate> rest, List<Candidate> taken, long units, DualPrices prices) {
        long bound = units + prices.bound();
        DepthFirst search = new DepthFirst(prices, rest, taken, incumbent, NODES_AT_FIXED_PRICES);
        boolean searched = search.search(prices.places, bound, units);
        budget.spend(search.nodes());
        if (searched) {
            return;
        }
        int key = search.dearestKey();
        Comparator<Candidate> cheapest = Comparator.comparingLong(prices::slack);
        List<Candidate> ofKey = rest.stream()
                .filter(candidate -> candidate.has(key))
                .sorted(cheapest.thenComparing(Candidate.BY_RANK))
                .toList();
        for (Candidate candidate : ofKey) {
            if (incumbent.isWorthLooking(bound - prices.slack(candidate))) {
                List<Candidate> with = new ArrayList<>(taken);
                with.add(candidate);
                branch(without(rest, candidate, prices.ofKey.length), with, prices.after(candidate), PASSES);
            }
        }
        if (incumbent.isWorthLooking(bound - prices.ofKey[key])) {
            List<Candidate> others =
                    rest.stream().filter(candidate -> !candidate.has(key)).toList();
            branch(others, taken, prices.without(key), PASSES);
        }
    }

    private void leaveOpen(long bound) {
        if (incumbent.isWorth(bound)) {
            finished = false;
            open = Math.max(open, bound);
        }
    }

    private static List<Candidate> without(List<Candidate> candidates, Candidate taken, int keys) {
        boolean[] occupied = new boolean[keys];
        taken.mark(occupied, true);
        return candidates.stream()
                .filter(candidate -> candidate.isFree(occupied))
                .toList();
    }

    private static List<Candidate> candidates(List<Option> options, Scale scale) {
        Map<Integer, Integer> numbers = new TreeMap<>();
        List<Candidate> candidates = new ArrayList<>();
        for (Option option : options) {
            int[] keys = option.keys().clone();
            for (int i = 0; i < keys.length; i++) {
                Integer number = numbers.putIfAbsent(keys[i], numbers.size());
                keys[i] = number == null ? numbers.size() - 1 : number;
            }
            candidates.add(new Candidate(option, scale.up(option.weight()), keys));
        }
        return candidates;
    }

    /** Each key pays its share of the candidate that is worth most to it. */
    private static DualPrices firstPrices(List<Candidate> candidates, int places) {
        int keys = candidates.stream()
                        .flatMapToInt(candidate -> Arrays.stream(candidate.keys()))
                        .max()
                        .orElse(-1)
                + 1;
        DualPrices prices = new DualPrices(keys, places);
        for (Candidate candidate : candidates) {
            int[] own = candidate.keys();
            long share = (candidate.units() + own.length - 1) / own.length;
            for (int key : own) {
                prices.ofKey[key] = Math.max(prices.ofKey[key], share);
            }
        }
        return prices;
    }
}
