package io.walras.protocol.auction;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.IntentPool;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderTerms;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.Placement;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.intent.PoolMachine;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.intent.WaitReason;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Pools;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CutWindowTest {
    private static final long NOW = 1_000;
    private static final CutRules RULES = new CutRules(Orders.WETH, 3, 10, 60, List.of());

    private IntentPool pool = IntentPool.empty(Pools.rules(100, 10));

    private OrderUid admit(Orders order) {
        PoolInput.Admit admit = new PoolInput.Admit(order.signed(), "{}", true, 0);
        pool = PoolMachine.step(pool, admit).next();
        return admit.intent().uid();
    }

    private List<OrderUid> admit(int orders) {
        List<OrderUid> uids = new ArrayList<>();
        for (int i = 1; i <= orders; i++) {
            uids.add(admit(Orders.sell().amounts(i, 1)));
        }
        return uids;
    }

    private CutWindow window(long from) {
        return CutWindow.of(pool, from, RULES, NOW);
    }

    private static List<OrderUid> uids(CutWindow window) {
        return window.orders().stream().map(PooledOrder::uid).toList();
    }

    @Test
    void shouldShowEveryOrderInTheOrderOfAdmissionWhenABatchHoldsThemAll() {
        List<OrderUid> all = admit(3);

        assertThat(uids(window(0))).isEqualTo(all);
        assertThat(uids(window(window(0).next()))).isEqualTo(all);
    }

    @Test
    void shouldLetOrdersTakeTurnsWhenABatchDoesNotHoldThemAll() {
        List<OrderUid> all = admit(5);

        CutWindow first = window(0);
        CutWindow second = window(first.next());

        assertThat(uids(first)).isEqualTo(all.subList(0, 3));
        assertThat(uids(second)).containsExactly(all.get(3), all.get(4), all.get(0));
    }

    @Test
    void shouldTellWhoIsLeftOutOnlyWhenABatchIsFull() {
        List<OrderUid> all = admit(3);
        Set<OrderUid> two = Set.copyOf(all.subList(0, 2));
        assertThat(CutWindow.leftOut(pool, two, RULES, NOW)).isEmpty();

        OrderUid fourth = admit(Orders.sell().by(Orders.BOB));

        assertThat(CutWindow.leftOut(pool, Set.copyOf(all), RULES, NOW)).containsExactly(fourth);
    }

    @Test
    void shouldTellWhoHasTooLittleTimeLeft() {
        OrderUid soon = admit(Orders.sell().until(NOW + 9));
        admit(Orders.sell().until(NOW + 10));

        assertThat(CutWindow.outOfTime(pool, RULES, NOW)).containsOnly(Map.entry(soon, WaitReason.TooLittleTimeLeft));
    }

    @Test
    void shouldReachAnOrderHoweverManyOthersThereAre() {
        admit(50);
        OrderUid late = admit(Orders.sell().by(Orders.BOB));
        Set<OrderUid> seen = new HashSet<>();
        long from = 0;

        for (int auction = 0; auction < 17; auction++) {
            CutWindow window = window(from);
            seen.addAll(uids(window));
            from = window.next();
        }

        assertThat(seen).contains(late).hasSize(51);
    }

    @Test
    void shouldLeaveOutAnOrderWithTooLittleTimeLeft() {
        OrderUid lastMoment = admit(Orders.sell().until(NOW + 10));
        admit(Orders.sell().until(NOW + 9));

        assertThat(uids(window(0))).containsExactly(lastMoment);
    }

    @Test
    void shouldLeaveOutAnOrderWhoseUsersExpiryAnAwardWouldOutlive() {
        OrderUid lastMoment = admitPlaced(1, NOW + 60);
        OrderUid soon = admitPlaced(2, NOW + 59);

        assertThat(uids(window(0))).containsExactly(lastMoment);
        assertThat(CutWindow.outOfTime(pool, RULES, NOW)).containsOnly(Map.entry(soon, WaitReason.TooLittleTimeLeft));
    }

    private OrderUid admitPlaced(long amount, long userValidTo) {
        Intent intent =
                Orders.sell().amounts(amount, 1).until(Order.MAX_VALID_TO).signed();
        Placement placement = new Placement(Orders.BOB.address(), userValidTo, 0, Bytes32.ZERO, 7, 0);
        OrderTerms terms = OrderTerms.NONE.placedBy(placement);
        pool = PoolMachine.step(pool, new PoolInput.Admit(intent, "{}", null, null, null, terms, true, 0))
                .next();
        return intent.uid();
    }
}
