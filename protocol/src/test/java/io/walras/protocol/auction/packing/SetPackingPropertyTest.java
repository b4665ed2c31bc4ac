package io.walras.protocol.auction.packing;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Property;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SetPackingPropertyTest {
    private static final long PLENTY = 1_000_000;

    /** Many ties, few ties, and no room left above. */
    private static Supplier<Uint256> values(Gen gen) {
        List<Supplier<Uint256>> kinds = List.of(
                () -> Uint256.ONE,
                () -> Uint256.of(gen.between(0, 3)),
                () -> Uint256.of(gen.between(0, 1_000)).times(Uint256.powerOfTen(15)),
                () -> gen.uint(70),
                gen::uint256,
                () -> Uint256.MAX.minus(Uint256.of(gen.between(0, 2))));
        return gen.pick(kinds);
    }

    /** What may be under way when the budget is spent: first prices for all of them and a search at fixed prices. */
    private static final long LAST_NODES = 6_000;

    private static List<Item<Integer>> items(Gen gen, int count, int keys) {
        Supplier<Uint256> values = values(gen);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Set<Integer> own = new HashSet<>();
                    int size = gen.between(1, Math.min(4, keys));
                    while (own.size() < size) {
                        own.add(gen.between(1, keys));
                    }
                    return new Item<>(values.get(), own);
                })
                .toList();
    }

    @Test
    void shouldFindWhatBruteForceFinds() {
        Property.forAll(600, gen -> {
            List<Item<Integer>> items = items(gen, gen.between(0, 11), gen.between(1, 12));
            int limit = gen.between(0, 6);
            SetPacking packing = SetPacking.of(items, limit);

            Packing best = packing.best(i -> true, List.of(), PLENTY);

            assertThat(best.chosen()).isEqualTo(BruteForce.best(items, limit, i -> true));
            assertThat(best.isOptimal()).isTrue();
            assertThat(best.gap()).isZero();
        });
    }

    @Test
    void shouldFindWhatBruteForceFindsWithoutSomeItems() {
        Property.forAll(300, gen -> {
            List<Item<Integer>> items = items(gen, gen.between(1, 11), gen.between(1, 12));
            int limit = gen.between(1, 6);
            int left = gen.between(2, 4);
            SetPacking packing = SetPacking.of(items, limit);
            List<Integer> known = packing.best(i -> true, List.of(), PLENTY).chosen().stream()
                    .filter(i -> i % left != 0)
                    .toList();

            Packing best = packing.best(i -> i % left != 0, List.of(known), PLENTY);

            assertThat(best.chosen()).isEqualTo(BruteForce.best(items, limit, i -> i % left != 0));
        });
    }

    /** Among all pairs of two sides every choice can be completed, so the preferred perfect matching is first come, first served. */
    @Test
    void shouldFindThePreferredOfVeryManySetsThatAreWorthTheSame() {
        Property.forAll(40, gen -> {
            int side = gen.between(5, 9);
            Uint256 value = gen.positive(100);
            List<Item<Integer>> items = gen.shuffled(IntStream.range(0, side * side)
                    .mapToObj(i -> new Item<>(value, Set.of(i / side, side + i % side)))
                    .toList());
            int limit = gen.bool() ? side : gen.between(1, side);
            Set<Integer> taken = new HashSet<>();
            List<Integer> expected = IntStream.range(0, items.size())
                    .filter(i -> taken.size() < 2 * limit
                            && items.get(i).keys().stream().noneMatch(taken::contains)
                            && taken.addAll(items.get(i).keys()))
                    .boxed()
                    .toList();

            Packing best = SetPacking.of(items, limit).best(i -> true, List.of(), PLENTY);

            assertThat(best.isOptimal()).isTrue();
            assertThat(best.chosen()).isEqualTo(expected);
        });
    }

    @Test
    void shouldBoundWhatItMissesWhenTheBudgetIsSpent() {
        Property.forAll(150, gen -> {
            List<Item<Integer>> items = items(gen, gen.between(60, 120), gen.between(15, 30));
            int limit = gen.between(3, 30);
            List<Integer> known = List.of(gen.between(0, 59));
            BigInteger optimum = SetPacking.of(items, limit)
                    .best(i -> true, List.of(), PLENTY)
                    .value();

            int nodes = gen.between(0, 400);
            Packing hasty = SetPacking.of(items, limit).best(i -> true, List.of(known), nodes);

            assertThat(hasty.value()).isLessThanOrEqualTo(optimum);
            assertThat(hasty.bound()).isGreaterThanOrEqualTo(optimum);
            assertThat(hasty.value())
                    .isGreaterThanOrEqualTo(items.get(known.getFirst()).value().toBigInteger());
            assertThat(hasty.isOptimal() && hasty.gap().signum() > 0).isFalse();
            assertThat(hasty.nodes()).isLessThan(nodes + LAST_NODES);
        });
    }
}
