package io.walras.protocol.auction.packing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the preferred one of many sets that weigh the same: goes through the options from the first and asks of each
 * whether there is a set of full weight with it and those settled before.
 */
final class TieBreak {
    private final int places;
    private final Scale scale;
    private final BigInteger weight;
    private final NodeBudget budget;
    private List<Option> open;
    private List<Option> set;

    private TieBreak(List<Option> options, int places, List<Option> set, NodeBudget budget) {
        this.places = places;
        this.scale = Search.scale(options);
        this.weight = weight(set);
        this.budget = budget;
        this.open = options;
        this.set = set;
    }

    /** The preferred one of the sets that weigh as much as {@code heaviest}; empty if the budget does not last. */
    static Optional<List<Option>> settle(List<Option> options, int places, List<Option> heaviest, NodeBudget budget) {
        return new TieBreak(options, places, heaviest, budget).settle(options);
    }

    private Optional<List<Option>> settle(List<Option> options) {
        List<Option> settled = new ArrayList<>();
        for (Option option :
                options.stream().sorted(Comparator.comparingInt(Option::rank)).toList()) {
            if (settled.stream().noneMatch(option::conflictsWith)) {
                if (!has(set, option) && !findSetWith(option, settled)) {
                    if (budget.isSpent()) {
                        return Optional.empty();
                    }
                    open = open.stream()
                            .filter(other -> other.rank() != option.rank())
                            .toList();
                } else {
                    settled.add(option);
                }
            }
        }
        return Optional.of(settled);
    }

    private boolean findSetWith(Option option, List<Option> settled) {
        List<Option> fixed = new ArrayList<>(settled);
        fixed.add(option);
        List<Option> rest = open.stream()
                .filter(other -> fixed.stream().noneMatch(other::conflictsWith))
                .toList();
        if (fixed.size() > places) {
            return false;
        }
        BigInteger missing = weight.subtract(weight(fixed));
        if (missing.signum() == 0) {
            set = fixed;
            return true;
        }
        Incumbent incumbent = Incumbent.above(missing.subtract(BigInteger.ONE), scale);
        Search.run(rest, places - fixed.size(), scale, incumbent, budget);
        if (incumbent.chosen().isEmpty()) {
            return false;
        }
        fixed.addAll(incumbent.chosen());
        set = fixed;
        return true;
    }

    private static boolean has(List<Option> set, Option option) {
        return set.stream().anyMatch(other -> other.rank() == option.rank());
    }

    private static BigInteger weight(List<Option> set) {
        return set.stream().map(Option::weight).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
