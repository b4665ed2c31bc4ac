package io.walras.sdk.maker;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Property;
import io.walras.protocol.wire.maker.Execution;
import io.walras.protocol.wire.maker.Execution.Outcome.End;
import io.walras.protocol.wire.maker.Execution.Outcome.Fault;
import io.walras.sdk.maker.Inventory.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever the order of things, and however often they are told. */
class InventoryPropertyTest {
    private static final int RUNS = 300;
    private static final List<Address> TOKENS = List.of(Orders.WETH, Orders.USDC);

    /** Quotes of random makers' answers, and every row that becomes of them in the end. */
    private static final class Story {
        private final Gen gen;
        private final Inventory inventory = new Inventory();
        private final List<List<Execution>> fates = new ArrayList<>();
        private Uint256 given = Uint256.ZERO;
        private Uint256 got = Uint256.ZERO;

        Story(Gen gen) {
            this.gen = gen;
            TOKENS.forEach(token -> inventory.hold(token, Uint256.of(1_000)));
        }

        void promise(int number) {
            List<Promise> alternatives = new ArrayList<>();
            for (int i = 0; i <= gen.between(0, 3); i++) {
                Address makerToken = gen.pick(TOKENS);
                Address takerToken = makerToken.equals(Orders.WETH) ? Orders.USDC : Orders.WETH;
                alternatives.add(new Promise(
                        gen.bytes32(), makerToken, gen.between(Uint256.ONE, Uint256.of(400)), takerToken, 100));
            }
            boolean mayFit = TOKENS.stream()
                    .allMatch(token -> alternatives.stream()
                            .filter(promise -> promise.makerToken().equals(token))
                            .allMatch(promise -> !promise.makerAmount().isGreaterThan(inventory.free(token))));

            boolean reserved = inventory.reserve(Uint256.of(number), alternatives);

            assertThat(reserved).isEqualTo(mayFit);
            if (reserved) {
                fates.add(fate(alternatives));
            }
        }

        private List<Execution> fate(List<Promise> alternatives) {
            List<Execution> rows = new ArrayList<>();
            Promise taken = gen.pick(alternatives);
            boolean selected = gen.chance(40);
            for (Promise promise : alternatives) {
                if (!selected || !promise.equals(taken)) {
                    rows.add(new Execution.Released(promise.quoteHash(), 7, Execution.ReleaseReason.NotUsed));
                }
            }
            if (selected) {
                end(taken, rows);
            }
            return rows;
        }

        private void end(Promise taken, List<Execution> rows) {
            Uint256 out = gen.between(Uint256.ONE, taken.makerAmount());
            Uint256 in = Uint256.of(gen.between(1, 400));
            Bytes32 bundle = gen.bytes32();
            rows.add(
                    gen.between(0, rows.size()),
                    new Execution.Selected(taken.quoteHash(), 7, in, out, bundle, Orders.token(9)));
            boolean settled = gen.bool();
            rows.add(
                    settled
                            ? new Execution.Outcome(
                                    taken.quoteHash(), 7, bundle, End.Settled, bundle, 5L, in, out, Fault.None, null)
                            : new Execution.Outcome(
                                    taken.quoteHash(),
                                    7,
                                    bundle,
                                    End.Lapsed,
                                    null,
                                    null,
                                    Uint256.ZERO,
                                    Uint256.ZERO,
                                    Fault.Network,
                                    null));
            if (settled) {
                given = given.plus(out);
                got = got.plus(in);
            }
        }

        /** A row of one of the quotes, or one that was told before; rows of one quote stay in order. */
        void step() {
            List<Execution> rows = gen.pick(fates);
            if (!rows.isEmpty()) {
                Execution row = rows.removeFirst();
                inventory.apply(row);
                if (gen.chance(30)) {
                    inventory.apply(row);
                }
            }
        }

        boolean isOver() {
            return fates.stream().allMatch(List::isEmpty);
        }

        Uint256 total() {
            return inventory.held(Orders.WETH).plus(inventory.held(Orders.USDC));
        }
    }

    @Test
    void shouldNeverPromiseMoreThanThereIsAndBeIdleInTheEnd() {
        Property.forAll(RUNS, gen -> {
            Story story = new Story(gen);
            int promises = gen.between(1, 20);
            for (int i = 0; i < promises || !story.isOver(); i++) {
                if (i < promises) {
                    story.promise(i);
                }
                if (!story.fates.isEmpty() && (i >= promises || gen.bool())) {
                    story.step();
                }
                for (Address token : TOKENS) {
                    assertThat(story.inventory.reserved(token)).isLessThanOrEqualTo(story.inventory.held(token));
                }
            }

            assertThat(story.inventory.isIdle()).isTrue();
            assertThat(TOKENS).allMatch(token -> story.inventory.reserved(token).isZero());
            assertThat(story.total().plus(story.given))
                    .isEqualTo(Uint256.of(2_000).plus(story.got));
        });
    }

    @Test
    void shouldKnowAfterARestartWhatWasPromised() {
        Property.forAll(RUNS, gen -> {
            Story story = new Story(gen);
            for (int i = 0; i < 8; i++) {
                story.promise(i);
                if (!story.fates.isEmpty()) {
                    story.step();
                }
            }

            Inventory next = new Inventory();
            TOKENS.forEach(token -> next.hold(token, story.inventory.held(token)));
            next.recall(story.inventory.reservations());

            assertThat(next.reservations()).isEqualTo(story.inventory.reservations());
            assertThat(TOKENS).allMatch(token -> next.reserved(token).equals(story.inventory.reserved(token)));
            story.fates.forEach(rows -> rows.forEach(next::apply));
            assertThat(next.isIdle()).isTrue();
        });
    }
}
