package io.walras.protocol.auction.packing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** Looks at every set of items. */
final class BruteForce {
    private BruteForce() {}

    /** A set in the order in which sets are compared. */
    private record Candidate(BigInteger value, List<Integer> chosen) {
        static final Comparator<Candidate> ORDER = Comparator.comparing(Candidate::value)
                .thenComparingInt(candidate -> candidate.chosen().size())
                .thenComparing((left, right) -> firstDifference(right.chosen(), left.chosen()));

        private static int firstDifference(List<Integer> left, List<Integer> right) {
            for (int i = 0; i < left.size(); i++) {
                int order = left.get(i).compareTo(right.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }
    }

    /** The indices of the best set of at most {@code limit} allowed items. */
    static List<Integer> best(List<Item<Integer>> items, int limit, IntPredicate isAllowed) {
        List<Candidate> sets = new ArrayList<>();
        for (int bits = 0; bits < 1 << items.size(); bits++) {
            if (Integer.bitCount(bits) <= limit) {
                addIfValid(items, bits, isAllowed, sets);
            }
        }
        return sets.stream().max(Candidate.ORDER).orElseThrow().chosen();
    }

    private static void addIfValid(List<Item<Integer>> items, int bits, IntPredicate isAllowed, List<Candidate> sets) {
        Set<Integer> taken = new HashSet<>();
        BigInteger value = BigInteger.ZERO;
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if ((bits >> i & 1) == 1) {
                if (!isAllowed.test(i) || !items.get(i).keys().stream().allMatch(taken::add)) {
                    return;
                }
                value = value.add(items.get(i).value().toBigInteger());
                chosen.add(i);
            }
        }
        sets.add(new Candidate(value, chosen));
    }
}
