package io.walras.protocol.intent;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.intent.OrderFill.Phase;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Pools;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A pool that a test leads through its life; after each step, folding its events gives the same pool. */
abstract class PoolLife {
    IntentPool pool = IntentPool.empty(Pools.rules(2, 3));
    final List<PoolEvent> journal = new ArrayList<>();

    PoolAnswer tell(PoolInput input) {
        PoolStep step = PoolMachine.step(pool, input);
        assertThat(pool.applyAll(step.events()).content()).isEqualTo(step.next().content());
        pool = IntentPool.of(pool.rules(), step.next().content());
        journal.addAll(step.events());
        return step.answer();
    }

    Intent admitted(PoolInput.Admit admit) {
        assertThat(tell(admit)).isEqualTo(new PoolAnswer.Admitted(admit.intent().uid()));
        return admit.intent();
    }

    void fill(Intent intent, Phase phase) {
        TreeMap<OrderUid, OrderFill> fills = new TreeMap<>(Map.of(
                intent.uid(),
                new OrderFill(
                        7,
                        intent.order().sellAmount(),
                        intent.order().buyAmount(),
                        Uint256.ZERO,
                        Uint256.ZERO,
                        phase)));
        tell(phase == Phase.LIVE ? new PoolInput.Reserve(fills) : new PoolInput.Advance(fills, RestingOrders.AT));
    }

    OrderStatus status(Intent intent) {
        return pool.order(intent.uid()).orElseThrow().status(RestingOrders.AT / 1000);
    }
}
