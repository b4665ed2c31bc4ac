package io.walras.protocol.auction.packing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Quick sets to begin with: candidates in some order, each that fits. */
final class Greedy {
    private static final Comparator<Candidate> HEAVIEST =
            Comparator.comparingLong(Candidate::units).reversed();
    private static final Comparator<Candidate> HEAVIEST_PER_KEY = Comparator.comparingLong(
                    (Candidate candidate) -> candidate.units() / candidate.keys().length)
            .reversed();

    private Greedy() {}

    static void offerByWeight(Incumbent incumbent, List<Candidate> taken, List<Candidate> rest, DualPrices prices) {
        offer(incumbent, taken, rest, prices, HEAVIEST);
        offer(incumbent, taken, rest, prices, HEAVIEST_PER_KEY);
    }

    static void offerByPrice(Incumbent incumbent, List<Candidate> taken, List<Candidate> rest, DualPrices prices) {
        offer(incumbent, taken, rest, prices, Comparator.comparingLong(prices::slack));
    }

    /** None of the rest has a key in common with what is taken. */
    private static void offer(
            Incumbent incumbent,
            List<Candidate> taken,
            List<Candidate> rest,
            DualPrices prices,
            Comparator<Candidate> order) {
        List<Candidate> set = new ArrayList<>(taken);
        long units = taken.stream().mapToLong(Candidate::units).sum();
        boolean[] occupied = new boolean[prices.ofKey.length];
        int left = prices.places;
        List<Candidate> sorted = new ArrayList<>(rest);
        sorted.sort(order.thenComparing(Candidate.BY_RANK));
        for (Candidate candidate : sorted) {
            if (left == 0) {
                break;
            }
            if (candidate.isFree(occupied)) {
                candidate.mark(occupied, true);
                set.add(candidate);
                units += candidate.units();
                left--;
            }
        }
        incumbent.offer(units, set);
    }
}
