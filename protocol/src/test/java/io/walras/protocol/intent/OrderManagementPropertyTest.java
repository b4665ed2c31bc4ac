package io.walras.protocol.intent;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.OrderFill.Phase;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Pools;
import io.walras.protocol.testing.Property;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random sequences of everything that owners can do. */
class OrderManagementPropertyTest {
    private static final List<PrivateKey> OWNERS = List.of(Orders.ALICE, Orders.BOB);
    private static final List<String> MARKETS = List.of("A-B", "A-C");
    private static final List<String> NAMES = List.of("n1", "n2", "n3");

    @Test
    void shouldLoseNoOrderAndGiveNoNameTwice() {
        Property.forAll(150, gen -> new Life(gen).live(120));
    }

    private static final class Life {
        private final Gen gen;
        private final List<Intent> admitted = new ArrayList<>();
        private IntentPool pool = IntentPool.empty(Pools.rules(4, 1_000));
        private long now = 1_000_000;
        private int amount = 1;

        Life(Gen gen) {
            this.gen = gen;
        }

        void live(int steps) {
            for (int i = 0; i < steps; i++) {
                now += gen.between(0, 20);
                int dice = gen.between(1, 100);
                if (dice <= 50 || admitted.isEmpty()) {
                    admit();
                } else if (dice <= 60) {
                    cancelAll();
                } else if (dice <= 75) {
                    step(new PoolInput.SetSwitch(scope(), gen.chance(20) ? 0 : now + gen.between(1, 60), stamp()));
                } else if (dice <= 90) {
                    fire();
                } else {
                    award();
                }
                check();
            }
        }

        private PoolAnswer step(PoolInput input) {
            PoolStep step = PoolMachine.step(pool, input);
            pool = IntentPool.of(pool.rules(), step.next().content());
            return step.answer();
        }

        private OrderScope scope() {
            return new OrderScope(
                    gen.pick(OWNERS).address(), gen.chance(40) ? OrderScope.EVERY_ORDER : gen.pick(MARKETS));
        }

        private @Nullable Long stamp() {
            return gen.bool() ? null : now - gen.between(0, 10);
        }

        private void admit() {
            Intent intent =
                    Orders.sell().by(gen.pick(OWNERS)).amounts(amount++, 9).signed();
            @Nullable Intent old = !admitted.isEmpty() && gen.chance(40) ? gen.pick(admitted) : null;
            boolean stood = old != null && isOpen(old);
            PoolAnswer answer = step(new PoolInput.Admit(
                    intent,
                    "{}",
                    gen.chance(30) ? null : RestingOrders.in(gen.pick(MARKETS)),
                    gen.chance(40) ? null : gen.pick(NAMES),
                    old == null ? null : old.uid(),
                    true,
                    now));
            boolean isIn = answer instanceof PoolAnswer.Admitted;
            if (isIn) {
                admitted.add(intent);
            }
            if (old != null) {
                assertThat(isOpen(old)).isEqualTo(stood && !isIn);
            }
        }

        private void cancelAll() {
            OrderScope scope = scope();
            Set<OrderUid> open = openIn(scope);
            if (step(new PoolInput.CancelAll(scope, stamp(), now)) instanceof PoolAnswer.CancelledAll all) {
                Set<OrderUid> told = new HashSet<>(all.cancelled());
                told.addAll(all.inFlight());
                assertThat(told).containsAll(open);
                assertThat(openIn(scope)).isEmpty();
            } else {
                assertThat(openIn(scope)).isEqualTo(open);
            }
        }

        private void fire() {
            Set<OrderUid> left = new HashSet<>();
            for (PooledOrder order : pool.orders()) {
                boolean due = pool.switchesOf(order.intent().owner()).stream()
                        .anyMatch(armed ->
                                armed.cancelAt() <= now && armed.scope().covers(order));
                if (order.isOpen() && !due) {
                    left.add(order.uid());
                }
            }
            step(new PoolInput.FireSwitches(now));
            assertThat(openIn(null)).isEqualTo(left);
            assertThat(pool.isSwitchDue(now)).isFalse();
        }

        private void award() {
            Intent intent = gen.pick(admitted);
            PooledOrder order = pool.order(intent.uid()).orElseThrow();
            Phase phase = order.isInFlight() ? gen.pick(List.of(Phase.MINED, Phase.FINAL)) : Phase.LIVE;
            if (order.isFulfilled() || (phase == Phase.LIVE && !order.isOpen())) {
                return;
            }
            OrderFill fill = new OrderFill(
                    1, intent.order().sellAmount(), intent.order().buyAmount(), Uint256.ZERO, Uint256.ZERO, phase);
            TreeMap<OrderUid, OrderFill> fills = new TreeMap<>(Map.of(intent.uid(), fill));
            step(phase == Phase.LIVE ? new PoolInput.Reserve(fills) : new PoolInput.Advance(fills, now));
        }

        private boolean isOpen(Intent intent) {
            return pool.order(intent.uid()).orElseThrow().isOpen();
        }

        private Set<OrderUid> openIn(@Nullable OrderScope scope) {
            Set<OrderUid> open = new HashSet<>();
            pool.orders().stream()
                    .filter(order -> order.isOpen() && (scope == null || scope.covers(order)))
                    .forEach(order -> open.add(order.uid()));
            return open;
        }

        private void check() {
            assertThat(pool.orders()).hasSize(admitted.size());
            Set<ClientName> names = new HashSet<>();
            for (PooledOrder order : pool.orders()) {
                if (order.isOpen() && order.clientId() != null) {
                    String name = Objects.requireNonNull(order.clientId());
                    assertThat(names.add(new ClientName(order.intent().owner(), name)))
                            .isTrue();
                }
            }
            for (PrivateKey owner : OWNERS) {
                assertThat(pool.switchesOf(owner.address()).size()).isLessThanOrEqualTo(3);
            }
        }
    }
}
