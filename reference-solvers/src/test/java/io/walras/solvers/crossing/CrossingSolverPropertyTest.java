package io.walras.solvers.crossing;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.bundle.BundleCheck;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Property;
import io.walras.protocol.wire.engine.SolutionJson;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossingSolverPropertyTest {
    private static final int TOKENS = 3;

    private int alone;
    private int peerToPeer;
    private int withPool;
    private int ofThree;

    @Test
    void shouldPassTheAuctioneersCheckWithEverySolution() {
        Property.forAll(200, gen -> {
            World world = world(gen);
            List<SolutionJson> solutions = world.solve();
            for (SolutionJson solution : solutions) {
                assertThat(world.check(solution)).as(solution.toString()).isInstanceOf(BundleCheck.Verified.class);
                count(solution);
            }
            assertThat(solutions).extracting(SolutionJson::id).doesNotHaveDuplicates();
            assertThat(world.solve()).as("solved again").isEqualTo(solutions);
        });
        assertThat(List.of(alone, peerToPeer, withPool, ofThree))
                .as("alone, without a pool, with one, of three")
                .allMatch(count -> count > 25);
    }

    private void count(SolutionJson solution) {
        if (solution.trades().size() == 1) {
            alone++;
        } else if (solution.interactions().isEmpty()) {
            peerToPeer++;
        } else {
            withPool++;
        }
        if (solution.trades().size() == 3) {
            ofThree++;
        }
    }

    /** Tokens with values of their own, pools about that, and orders whose limits are about that too. */
    private static World world(Gen gen) {
        World world = new World().gasPrice(gen.chance(50) ? 0 : gen.between(1, 100));
        List<Uint256> values = new ArrayList<>();
        for (int i = 0; i < TOKENS; i++) {
            Uint256 value = gen.between(Uint256.powerOfTen(16), Uint256.powerOfTen(19));
            values.add(value);
            world.price(World.token(i + 1), value);
        }
        int pools = gen.between(0, 5);
        for (int i = 0; i < pools; i++) {
            int[] pair = pair(gen);
            Uint256 depth = gen.between(Uint256.powerOfTen(16), Uint256.powerOfTen(20));
            world.pool(
                    World.token(pair[0] + 1),
                    worth(depth, values.get(pair[0]), 100),
                    World.token(pair[1] + 1),
                    worth(depth, values.get(pair[1]), 95 + gen.between(0, 10)));
        }
        int orders = gen.between(2, 10);
        for (int i = 0; i < orders; i++) {
            int[] pair = pair(gen);
            Uint256 size = gen.chance(30)
                    ? Uint256.powerOfTen(15)
                    : gen.between(Uint256.powerOfTen(9), Uint256.powerOfTen(18));
            world.order(
                    gen.bool() ? OrderKind.SELL : OrderKind.BUY,
                    World.token(pair[0] + 1),
                    worth(size, values.get(pair[0]), 100),
                    World.token(pair[1] + 1),
                    worth(size, values.get(pair[1]), gen.between(80, 102)),
                    gen.chance(30));
        }
        return world;
    }

    private static int[] pair(Gen gen) {
        int first = gen.between(0, TOKENS - 1);
        int second = (first + gen.between(1, TOKENS - 1)) % TOKENS;
        return new int[] {first, second};
    }

    /** So many atoms of a token are worth {@code percent} of an amount of native atoms. */
    private static Uint256 worth(Uint256 nativeAtoms, Uint256 value, int percent) {
        return nativeAtoms
                .mulDiv(Uint256.of(percent), Uint256.of(100), Rounding.FLOOR)
                .mulDiv(Uint256.powerOfTen(18), value, Rounding.CEIL);
    }
}
