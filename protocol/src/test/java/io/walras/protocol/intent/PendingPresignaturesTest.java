package io.walras.protocol.intent;

import static io.walras.protocol.testing.Orders.ALICE;
import static io.walras.protocol.testing.Orders.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.PoolAnswer.AdmissionRefusal;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Pools;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Anybody can post a presign order in anybody's name: it must not cost its alleged owner anything. */
class PendingPresignaturesTest {
    private static final long AT = 1_000_000;
    private static final long LIFETIME = 86_400;

    private IntentPool pool = IntentPool.empty(Pools.rules(2, 3));

    private PoolAnswer tell(PoolInput input) {
        PoolStep step = PoolMachine.step(pool, input);
        assertThat(pool.applyAll(step.events()).content()).isEqualTo(step.next().content());
        pool = step.next();
        return step.answer();
    }

    private static Intent presign(Orders order) {
        Intent signed = order.until(Order.MAX_VALID_TO).signed();
        return new Intent(signed.uid(), signed.order(), new OrderSignature(SigningScheme.PRESIGN, Bytes.EMPTY));
    }

    private PoolAnswer post(Intent intent, boolean proven) {
        return tell(new PoolInput.Admit(intent, "{}", proven, AT));
    }

    private void observeAsSigned(Intent intent) {
        tell(new PoolInput.Observe(Set.of(intent.uid()), new TreeMap<>(), List.of()));
    }

    private static PoolAnswer refused(AdmissionRefusal reason) {
        return new PoolAnswer.NotAdmitted(reason);
    }

    private OrderStatus status(Intent intent) {
        return pool.order(intent.uid()).orElseThrow().status(AT / 1000);
    }

    @Test
    void shouldSayThatAnOrderWaitsForItsPresignatureFromTheStart() {
        Intent intent = presign(Orders.sell());

        assertThat(post(intent, false)).isEqualTo(new PoolAnswer.Admitted(intent.uid()));

        assertThat(status(intent)).isEqualTo(OrderStatus.PRESIGNATURE_PENDING);
    }

    @Test
    void shouldLeaveTheOwnersPlacesToSignedOrders() {
        post(presign(Orders.sell().amounts(1, 1)), false);
        post(presign(Orders.sell().amounts(2, 1)), false);

        assertThat(post(presign(Orders.sell().amounts(3, 1)), false))
                .isEqualTo(refused(AdmissionRefusal.TooManyPendingPresignatures));
        assertThat(post(Orders.sell().signed(), true)).isInstanceOf(PoolAnswer.Admitted.class);
        assertThat(post(Orders.buy().signed(), true)).isInstanceOf(PoolAnswer.Admitted.class);
    }

    @Test
    void shouldBoundThoseOfAllOwnersTogether() {
        for (int owner = 10; owner < 14; owner++) {
            post(presign(Orders.sell().by(Orders.key(owner))), false);
        }

        assertThat(post(presign(Orders.sell()), false))
                .isEqualTo(refused(AdmissionRefusal.TooManyPendingPresignatures));
        assertThat(post(presign(Orders.sell()), true)).isInstanceOf(PoolAnswer.Admitted.class);
    }

    @Test
    void shouldMakeWayForTheSameOrderSignedByItsOwner() {
        Intent stranger = presign(Orders.sell());
        Intent owner = Orders.sell().until(Order.MAX_VALID_TO).signed();
        post(stranger, false);

        assertThat(post(stranger, false)).isEqualTo(refused(AdmissionRefusal.DuplicatedOrder));
        assertThat(post(owner, true)).isEqualTo(new PoolAnswer.Admitted(owner.uid()));

        assertThat(pool.order(owner.uid()).orElseThrow().intent()).isEqualTo(owner);
        assertThat(status(owner)).isEqualTo(OrderStatus.OPEN);
        assertThat(pool.placesTaken().pending()).isZero();
        assertThat(pool.placesTaken().openOf(ALICE.address())).isEqualTo(1);
    }

    @Test
    void shouldCountAnOrderAsOpenOnceItsOwnerHasPresigned() {
        Intent intent = presign(Orders.sell().by(BOB));
        post(intent, false);

        observeAsSigned(intent);

        assertThat(status(intent)).isEqualTo(OrderStatus.OPEN);
        assertThat(pool.placesTaken().pendingOf(BOB.address())).isZero();
        assertThat(pool.placesTaken().openOf(BOB.address())).isEqualTo(1);
        assertThat(post(Orders.sell().by(BOB).until(Order.MAX_VALID_TO).signed(), true))
                .isEqualTo(refused(AdmissionRefusal.DuplicatedOrder));
    }

    @Test
    void shouldGiveUpAnOrderThatNobodyPresignsAndTakeItAgainLater() {
        Intent intent = presign(Orders.sell());
        post(intent, false);

        tell(new PoolInput.Tick(AT / 1000 + LIFETIME));
        assertThat(status(intent)).isEqualTo(OrderStatus.PRESIGNATURE_PENDING);
        tell(new PoolInput.Tick(AT / 1000 + LIFETIME + 1));
        assertThat(status(intent)).isEqualTo(OrderStatus.EXPIRED);

        assertThat(post(intent, false)).isEqualTo(new PoolAnswer.Admitted(intent.uid()));
    }

    @Test
    void shouldKeepAPresignedOrderForAsLongAsItIsValid() {
        Intent intent = presign(Orders.sell());
        post(intent, true);

        tell(new PoolInput.Tick(AT / 1000 + 10 * LIFETIME));

        assertThat(status(intent)).isEqualTo(OrderStatus.OPEN);
    }
}
