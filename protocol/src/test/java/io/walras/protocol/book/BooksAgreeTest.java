package io.walras.protocol.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.testing.Gen;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Both books after the same random operations. {@code -Dwalras.operations=10000000} makes it more of them than the build
 * does, {@code -Dwalras.seed=N} others.
 */
final class BooksAgreeTest {
    private static final int OPERATIONS = Integer.getInteger("walras.operations", 200_000);
    private static final long SEED = Long.getLong("walras.seed", 20_261_121);
    private static final int STATES = 40;

    /** How prices are spread. */
    enum Prices {
        /** Many orders of each price. */
        CLOSE(60),
        /** As on a busy market. */
        USUAL(4_000),
        /** Hardly two of one price, and far apart. */
        SCATTERED(Book.MAX_PRICE);

        private final long range;

        Prices(long range) {
            this.range = range;
        }
    }

    private final PlainBook plain = new PlainBook();
    private final FastBook fast = new FastBook();

    @ParameterizedTest
    @EnumSource
    void shouldAgreeOnAnswersAndStateHashAfterRandomOperations(Prices prices) {
        Gen gen = new Gen(SEED);
        for (int i = 0; i < OPERATIONS; i++) {
            assertThat(step(gen, fast, prices, i))
                    .as("operation %d of seed %d", i, SEED)
                    .isTrue();
            if (i % (OPERATIONS / STATES) == 0) {
                assertThat(BookHash.of(fast))
                        .as("operation %d of seed %d", i, SEED)
                        .isEqualTo(BookHash.of(plain));
            }
        }
        assertThat(BookHash.of(fast)).isEqualTo(BookHash.of(plain));
        assertThat(fast.size()).isEqualTo(plain.size()).isPositive();
    }

    /** Does the same to both; whether they answer the same. */
    private boolean step(Gen gen, FastBook fast, Prices prices, int number) {
        long id = gen.between(0, 3_000);
        long owner = gen.between(0, 20);
        Side side = gen.bool() ? Side.BID : Side.ASK;
        long price = 1 + Math.floorMod(gen.random().nextLong(), prices.range);
        long lots = gen.chance(1) ? Book.MAX_LOTS : gen.between(1, 1_000);
        return switch (Integer.valueOf(gen.between(0, 99))) {
            case Integer dice
            when dice < 45 -> plain.place(id, owner, side, price, lots) == fast.place(id, owner, side, price, lots);
            case Integer dice when dice < 70 -> plain.cancel(id) == fast.cancel(id);
            case Integer dice when dice < 85 -> plain.move(id, price, lots) == fast.move(id, price, lots);
            case Integer dice when dice < 88 -> smaller(id);
            case Integer dice when dice < 97 -> filled(gen, id);
            case 97 -> number % 10 != 0 || plain.cancelAll(owner) == fast.cancelAll(owner);
            case 98 -> plain.levels(side, 10).equals(fast.levels(side, 10));
            default -> plain.best(side).equals(fast.best(side)) && plain.size(owner) == fast.size(owner);
        };
    }

    private boolean smaller(long id) {
        return plain.order(id)
                .filter(order -> order.lots() > 1)
                .map(order -> plain.move(id, order.price(), order.lots() - 1)
                        == fast.move(id, order.price(), order.lots() - 1))
                .orElse(true);
    }

    private boolean filled(Gen gen, long id) {
        return plain.order(id)
                .map(order -> {
                    long lots = gen.chance(30)
                            ? order.lots()
                            : 1 + Math.floorMod(gen.random().nextLong(), order.lots());
                    return List.of(plain.fill(id, lots), plain.order(id))
                            .equals(List.of(fast.fill(id, lots), fast.order(id)));
                })
                .orElseGet(() -> fast.order(id).isEmpty());
    }
}
