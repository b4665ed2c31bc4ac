package io.walras.protocol.intent;

import static io.walras.protocol.testing.Orders.ALICE;
import static io.walras.protocol.testing.Orders.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.OrderFill.Phase;
import io.walras.protocol.intent.PoolAnswer.AdmissionRefusal;
import io.walras.protocol.intent.PoolAnswer.CancelRefusal;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Pools;
import io.walras.protocol.testing.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PoolMachineTest {
    private static final long AUCTION = 7;

    private IntentPool pool = IntentPool.empty(Pools.rules(2, 3));

    private PoolAnswer tell(PoolInput input) {
        PoolStep step = PoolMachine.step(pool, input);
        assertThat(pool.applyAll(step.events()).content()).isEqualTo(step.next().content());
        pool = step.next();
        return step.answer();
    }

    private Intent admitted(Orders order) {
        Intent intent = order.signed();
        assertThat(tell(new PoolInput.Admit(intent, "{}", true, 1_000_000)))
                .isEqualTo(new PoolAnswer.Admitted(intent.uid()));
        return intent;
    }

    private static PoolInput.Admit admit(Intent intent, boolean proven) {
        return new PoolInput.Admit(intent, "{}", proven, 1_000_000);
    }

    private static PoolInput observe(
            Intent intent, SortedMap<OrderUid, WaitReason> waiting, List<OrderUid> invalidated) {
        return new PoolInput.Observe(Set.of(intent.uid()), waiting, invalidated);
    }

    private PoolAnswer cancel(Intent intent, PrivateKey by) {
        return tell(new PoolInput.Cancel(List.of(intent.uid()), by.address(), 1_000_000));
    }

    private static SortedMap<OrderUid, OrderFill> fill(Intent intent, long sold, long bought, Phase phase) {
        OrderFill fill = new OrderFill(AUCTION, Uint256.of(sold), Uint256.of(bought), Uint256.ONE, Uint256.ZERO, phase);
        return new TreeMap<>(SortedMapOf.one(intent.uid(), fill));
    }

    private void award(Intent intent, long sold, long bought) {
        tell(new PoolInput.Reserve(fill(intent, sold, bought, Phase.LIVE)));
    }

    private void advance(Intent intent, long sold, long bought, Phase phase) {
        tell(new PoolInput.Advance(fill(intent, sold, bought, phase), 1_000_000));
    }

    private OrderStatus status(Intent intent) {
        return pool.order(intent.uid()).orElseThrow().status(1_000);
    }

    @Test
    void shouldAdmitAnOrderOnce() {
        Intent intent = admitted(Orders.sell());

        assertThat(status(intent)).isEqualTo(OrderStatus.OPEN);
        assertThat(tell(new PoolInput.Admit(intent, "{}", true, 2_000_000)))
                .isEqualTo(new PoolAnswer.NotAdmitted(AdmissionRefusal.DuplicatedOrder));
    }

    @Test
    void shouldLimitTheOpenOrdersOfAnOwnerAndFreeAPlaceOnCancellation() {
        Intent first = admitted(Orders.sell());
        admitted(Orders.sell().amounts(1, 2));
        Intent third = Orders.sell().amounts(3, 4).signed();

        assertThat(tell(new PoolInput.Admit(third, "{}", true, 0)))
                .isEqualTo(new PoolAnswer.NotAdmitted(AdmissionRefusal.TooManyLimitOrders));
        admitted(Orders.sell().by(BOB));
        cancel(first, ALICE);
        admitted(Orders.sell().amounts(3, 4));
    }

    @Test
    void shouldCancelOnlyForTheOwnerAndOnlyOnce() {
        Intent intent = admitted(Orders.sell());

        assertThat(cancel(intent, BOB)).isEqualTo(new PoolAnswer.NotCancelled(intent.uid(), CancelRefusal.WrongOwner));
        assertThat(status(intent)).isEqualTo(OrderStatus.OPEN);
        assertThat(cancel(intent, ALICE)).isEqualTo(new PoolAnswer.Cancelled(false));
        assertThat(status(intent)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(cancel(intent, ALICE))
                .isEqualTo(new PoolAnswer.NotCancelled(intent.uid(), CancelRefusal.AlreadyCancelled));
    }

    @Test
    void shouldCancelAllOrNone() {
        Intent known = admitted(Orders.sell());
        OrderUid unknown = Orders.sell().amounts(5, 5).signed().uid();

        PoolAnswer answer = tell(new PoolInput.Cancel(List.of(known.uid(), unknown), ALICE.address(), 0));

        assertThat(answer).isEqualTo(new PoolAnswer.NotCancelled(unknown, CancelRefusal.OrderNotFound));
        assertThat(status(known)).isEqualTo(OrderStatus.OPEN);
    }

    @Test
    void shouldForgetTheOrderThatWasClosedFirst() {
        Intent cancelled = admitted(Orders.sell());
        cancel(cancelled, ALICE);
        for (int i = 1; i <= 3; i++) {
            assertThat(pool.order(cancelled.uid())).isPresent();
            cancel(admitted(Orders.sell().amounts(i, i)), ALICE);
        }

        assertThat(pool.order(cancelled.uid())).isEmpty();
        assertThat(pool.orders()).hasSize(3);
        assertThat(cancel(cancelled, ALICE))
                .isEqualTo(new PoolAnswer.NotCancelled(cancelled.uid(), CancelRefusal.OrderNotFound));
    }

    @Test
    void shouldRefuseASignedOrderWhenThePoolIsFull() {
        for (int owner = 10; owner < 20; owner++) {
            admitted(Orders.sell().by(Orders.key(owner)));
            admitted(Orders.buy().by(Orders.key(owner)));
        }

        assertThat(tell(admit(Orders.sell().signed(), true)))
                .isEqualTo(new PoolAnswer.NotAdmitted(AdmissionRefusal.PoolFull));
    }

    @Test
    void shouldExpireAfterTheLastValidSecond() {
        Intent intent = admitted(Orders.sell().until(2_000));

        tell(new PoolInput.Tick(2_000));
        assertThat(pool.openOrders()).isEqualTo(1);
        tell(new PoolInput.Tick(2_001));

        assertThat(pool.openOrders()).isZero();
        assertThat(cancel(intent, ALICE))
                .isEqualTo(new PoolAnswer.NotCancelled(intent.uid(), CancelRefusal.OrderExpired));
    }

    @Test
    void shouldAnswerPendingToACancellationThatMeetsALiveAward() {
        Intent intent = admitted(Orders.sell().partial());
        award(intent, 400, 900);

        assertThat(cancel(intent, ALICE)).isEqualTo(new PoolAnswer.Cancelled(true));
        assertThat(cancel(intent, ALICE)).isEqualTo(new PoolAnswer.Cancelled(true));
        assertThat(pool.order(intent.uid()).orElseThrow().isOpen()).isFalse();
    }

    @Test
    void shouldCancelWhenTheAwardThatWasMetLapses() {
        Intent intent = admitted(Orders.sell());
        award(intent, 1_000, 2_000);
        cancel(intent, ALICE);

        tell(new PoolInput.Lapse(AUCTION, List.of(intent.uid()), 5));

        assertThat(status(intent)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(pool.order(intent.uid()).orElseThrow().isSettled()).isTrue();
    }

    @Test
    void shouldCancelWhatAnAwardLeavesOfAnOrder() {
        Intent intent = admitted(Orders.sell().partial());
        award(intent, 400, 900);
        cancel(intent, ALICE);

        advance(intent, 400, 900, Phase.MINED);

        PooledOrder order = pool.order(intent.uid()).orElseThrow();
        assertThat(order.status(1_000)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order.executedSell()).isEqualTo(Uint256.of(400));
    }

    @Test
    void shouldRefuseToAwardAnOrderTwiceOrAfterItsCancellation() {
        Intent intent = admitted(Orders.sell().partial());
        award(intent, 400, 900);

        assertThatThrownBy(() -> award(intent, 400, 900)).isInstanceOf(IllegalStateException.class);
        Intent cancelled = admitted(Orders.sell());
        cancel(cancelled, ALICE);
        assertThatThrownBy(() -> award(cancelled, 1_000, 2_000)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldCountAFillOnlyWhileItIsInABlock() {
        Intent intent = admitted(Orders.sell());
        award(intent, 1_000, 2_100);
        assertThat(pool.order(intent.uid()).orElseThrow().reserved()).isEqualTo(Uint256.of(1_000));

        advance(intent, 1_000, 2_100, Phase.MINED);
        assertThat(status(intent)).isEqualTo(OrderStatus.FULFILLED);
        advance(intent, 1_000, 2_100, Phase.LIVE);
        assertThat(status(intent)).isEqualTo(OrderStatus.OPEN);
        assertThat(pool.order(intent.uid()).orElseThrow().reserved()).isEqualTo(Uint256.of(1_000));
        advance(intent, 1_000, 2_100, Phase.FINAL);

        assertThat(pool.order(intent.uid()).orElseThrow().isSettled()).isTrue();
        assertThat(cancel(intent, ALICE))
                .isEqualTo(new PoolAnswer.NotCancelled(intent.uid(), CancelRefusal.OrderFullyExecuted));
    }

    @Test
    void shouldTakeUpASettlementThatIsMinedAfterItsAwardSeemedLapsed() {
        Intent intent = admitted(Orders.sell());
        award(intent, 1_000, 2_100);
        tell(new PoolInput.Lapse(AUCTION, List.of(intent.uid()), 5));
        assertThat(status(intent)).isEqualTo(OrderStatus.OPEN);

        advance(intent, 1_000, 2_100, Phase.MINED);

        assertThat(status(intent)).isEqualTo(OrderStatus.FULFILLED);
    }

    @Test
    void shouldLeaveAMinedFillAloneWhenToldThatItsAwardLapsed() {
        Intent intent = admitted(Orders.sell());
        award(intent, 1_000, 2_100);
        advance(intent, 1_000, 2_100, Phase.MINED);

        tell(new PoolInput.Lapse(AUCTION, List.of(intent.uid()), 5));

        assertThat(status(intent)).isEqualTo(OrderStatus.FULFILLED);
    }

    @Test
    void shouldSayWhyAnOrderWaitsAndJournalOnlyChanges() {
        Intent intent = admitted(Orders.sell());
        PoolInput observed = observe(intent, SortedMapOf.one(intent.uid(), WaitReason.InsufficientBalance), List.of());

        assertThat(PoolMachine.step(pool, observed).events()).hasSize(1);
        tell(observed);

        assertThat(pool.order(intent.uid()).orElseThrow().waiting()).isEqualTo(WaitReason.InsufficientBalance);
        assertThat(PoolMachine.step(pool, observed).events()).isEmpty();
        tell(new PoolInput.Observe(Set.of(), new TreeMap<>(), List.of()));
        assertThat(pool.order(intent.uid()).orElseThrow().waiting()).isEqualTo(WaitReason.InsufficientBalance);
        tell(observe(intent, new TreeMap<>(), List.of()));
        assertThat(pool.order(intent.uid()).orElseThrow().waiting()).isNull();
    }

    @Test
    void shouldTakeAnOnChainInvalidationAsACancellation() {
        Intent intent = admitted(Orders.sell());

        tell(observe(intent, new TreeMap<>(), List.of(intent.uid())));

        assertThat(status(intent)).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void shouldRestoreTheSamePoolFromItsContentAndFromItsEvents() {
        Property.forAll(100, gen -> {
            IntentPool lived = IntentPool.empty(Pools.rules(5, 2));
            IntentPool folded = lived;
            List<Intent> intents = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                PoolInput input = randomInput(gen, intents);
                if (input instanceof PoolInput.Reserve reserve && !canBeAwarded(lived, reserve)) {
                    continue;
                }
                PoolStep step = PoolMachine.step(lived, input);
                lived = step.next();
                folded = folded.applyAll(step.events());
                IntentPool restored = IntentPool.of(lived.rules(), lived.content());
                assertThat(folded.content()).isEqualTo(lived.content());
                assertThat(restored.content()).isEqualTo(lived.content());
                assertThat(restored.openOrders()).isEqualTo(lived.openOrders());
            }
        });
    }

    private static boolean canBeAwarded(IntentPool pool, PoolInput.Reserve reserve) {
        return pool.order(reserve.fills().firstKey())
                .filter(order -> order.isOpen() && !order.isInFlight())
                .isPresent();
    }

    private static PoolInput randomInput(Gen gen, List<Intent> intents) {
        if (intents.isEmpty() || gen.chance(30)) {
            Orders order = Orders.sell()
                    .by(gen.bool() ? ALICE : BOB)
                    .amounts(gen.between(1, 1_000), gen.between(1, 1_000))
                    .until(gen.between(1, 3) * 1_000L);
            Intent intent = (gen.bool() ? order : order.partial()).signed();
            intents.add(intent);
            return new PoolInput.Admit(intent, "{}", true, gen.between(0, 9));
        }
        Intent intent = gen.pick(intents);
        long all = intent.order().sellAmount().toBigInteger().longValue();
        return switch (gen.between(0, 5)) {
            case 0 -> new PoolInput.Cancel(List.of(intent.uid()), intent.owner(), 0);
            case 1 -> new PoolInput.Reserve(fill(intent, all, all, Phase.LIVE));
            case 2 -> new PoolInput.Advance(fill(intent, all, all, Phase.MINED), 0);
            case 3 -> new PoolInput.Advance(fill(intent, all, all, Phase.FINAL), 0);
            case 4 -> new PoolInput.Lapse(AUCTION, List.of(intent.uid()), 0);
            default -> new PoolInput.Tick(gen.between(0, 4) * 1_000L);
        };
    }

    private static final class SortedMapOf {
        static <V> SortedMap<OrderUid, V> one(OrderUid uid, V value) {
            SortedMap<OrderUid, V> map = new TreeMap<>();
            map.put(uid, value);
            return map;
        }
    }
}
