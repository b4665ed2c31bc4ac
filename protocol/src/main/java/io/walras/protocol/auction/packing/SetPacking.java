package io.walras.protocol.auction.packing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * The items to choose from. The best set is the one of greatest total value, then of most items, then with the smallest
 * ascending list of indices: the order of the items is the order of preference.
 *
 * <p>Value and number of items become one weight, {@code value * (items + 1) + 1}. As long as the limit does not bind,
 * components of items that share keys are separate problems, and the search is for gains over the best item of each key
 * alone. If what they find together is too much for the limit, all items are searched at once with a price for a place.
 */
public final class SetPacking {
    private final List<Option> options;
    private final List<BigInteger> values;
    private final BigInteger unit;
    private final int limit;
    private final Map<List<Integer>, List<Option>> solved = new HashMap<>();

    private SetPacking(List<Option> options, List<BigInteger> values, BigInteger unit, int limit) {
        this.options = options;
        this.values = values;
        this.unit = unit;
        this.limit = limit;
    }

    /** The sets of at most {@code limit} of these items. */
    public static <K extends Comparable<K>> SetPacking of(List<Item<K>> items, int limit) {
        List<BigInteger> values =
                items.stream().map(item -> item.value().toBigInteger()).toList();
        BigInteger unit =
                values.stream().reduce(BigInteger.ZERO, BigInteger::gcd).max(BigInteger.ONE);
        BigInteger perUnit = BigInteger.valueOf(items.size() + 1L);
        SortedMap<K, Integer> numbers = new TreeMap<>();
        items.forEach(item -> item.keys().forEach(key -> numbers.put(key, 0)));
        int count = 0;
        for (Map.Entry<K, Integer> number : numbers.entrySet()) {
            number.setValue(count++);
        }
        List<Option> options = new ArrayList<>();
        for (Item<K> item : items) {
            int rank = options.size();
            BigInteger weight = values.get(rank).divide(unit).multiply(perUnit).add(BigInteger.ONE);
            int[] keys = item.keys().stream()
                    .mapToInt(key -> numbers.getOrDefault(key, 0))
                    .sorted()
                    .toArray();
            options.add(new Option(rank, weight, keys));
        }
        return new SetPacking(options, values, unit, limit);
    }

    /**
     * The best set of the items whose index is allowed.
     *
     * @param known sets of allowed items that the answer is not to be worse than
     * @param nodes what the search may cost
     */
    public Packing best(IntPredicate isAllowed, List<List<Integer>> known, long nodes) {
        NodeBudget budget = new NodeBudget(nodes);
        List<Option> allowed = Reduction.undominated(
                options.stream().filter(option -> isAllowed.test(option.rank())).toList());
        List<List<Option>> hints = known.stream()
                .map(set -> set.stream().map(options::get).toList())
                .toList();
        Found found = limit == 0 ? Found.NOTHING : search(allowed, hints, budget);
        List<Option> best = found.set();
        for (List<Option> hint : hints) {
            best = found.isOptimal() || compare(hint, best) <= 0 ? best : hint;
        }
        List<Integer> chosen = best.stream().map(Option::rank).sorted().toList();
        BigInteger value = chosen.stream().map(values::get).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger bound = found.bound().divide(perUnit()).multiply(unit).max(value);
        return new Packing(chosen, value, bound, found.isOptimal(), budget.spent());
    }

    private BigInteger perUnit() {
        return BigInteger.valueOf(options.size() + 1L);
    }

    private Found search(List<Option> allowed, List<List<Option>> hints, NodeBudget budget) {
        boolean mayBind = limit < allowed.size();
        NodeBudget first = mayBind ? budget.half() : budget.whole();
        Found unlimited = Found.NOTHING;
        for (List<Option> component : Reduction.components(allowed)) {
            unlimited = unlimited.and(unlimited(component, hints, first));
        }
        budget.spend(first.spent());
        if (unlimited.set().size() <= limit && (unlimited.isOptimal() || !mayBind)) {
            return unlimited;
        }
        Found limited = limited(allowed, hints, budget);
        return new Found(limited.set(), limited.bound().min(unlimited.bound()), limited.isOptimal());
    }

    private Found unlimited(List<Option> component, List<List<Option>> hints, NodeBudget budget) {
        List<Integer> name = component.stream().map(Option::rank).toList();
        List<Option> before = solved.get(name);
        if (before != null) {
            return new Found(before, weight(before), true);
        }
        Defaults defaults = Defaults.of(component);
        List<Option> gains = defaults.gains(component);
        Scale scale = Search.scale(gains);
        Incumbent incumbent = new Incumbent(scale, defaults);
        hints.forEach(hint -> incumbent.offer(
                gains.stream().filter(gain -> ranks(hint).get(gain.rank())).toList()));
        Search.Proof proof = Search.run(gains, Integer.MAX_VALUE, scale, incumbent, budget);
        List<Option> set = defaults.ranks(incumbent.chosen()).stream()
                .mapToObj(options::get)
                .toList();
        Found found = settle(component, Integer.MAX_VALUE, set, incumbent, proof.isFinished(), budget);
        if (found.isOptimal()) {
            solved.put(name, found.set());
        }
        return new Found(found.set(), proof.bound().add(defaults.weight()), found.isOptimal());
    }

    private Found limited(List<Option> allowed, List<List<Option>> hints, NodeBudget budget) {
        Scale scale = Search.scale(allowed);
        Incumbent incumbent = new Incumbent(scale, Defaults.NONE);
        hints.forEach(incumbent::offer);
        Search.Proof proof = Search.run(allowed, limit, scale, incumbent, budget);
        Found found = settle(allowed, limit, incumbent.chosen(), incumbent, proof.isFinished(), budget);
        return new Found(found.set(), proof.bound(), found.isOptimal());
    }

    private static Found settle(
            List<Option> all, int limit, List<Option> set, Incumbent incumbent, boolean finished, NodeBudget budget) {
        if (!finished || !incumbent.tiesAreOpen()) {
            return new Found(set, weight(set), finished);
        }
        Optional<List<Option>> preferred = TieBreak.settle(all, limit, set, budget);
        return new Found(preferred.orElse(set), weight(set), preferred.isPresent());
    }

    private static int compare(List<Option> left, List<Option> right) {
        int order = weight(left).compareTo(weight(right));
        return order != 0 ? order : Incumbent.compareRanks(ranks(right), ranks(left));
    }

    private static BitSet ranks(List<Option> set) {
        return Defaults.NONE.ranks(set);
    }

    private static BigInteger weight(List<Option> set) {
        return set.stream().map(Option::weight).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** A set, what no set weighs more than, and whether the set is proven to be the best. */
    private record Found(List<Option> set, BigInteger bound, boolean isOptimal) {
        static final Found NOTHING = new Found(List.of(), BigInteger.ZERO, true);

        Found and(Found other) {
            List<Option> both = new ArrayList<>(set);
            both.addAll(other.set);
            return new Found(both, bound.add(other.bound), isOptimal && other.isOptimal);
        }
    }
}
