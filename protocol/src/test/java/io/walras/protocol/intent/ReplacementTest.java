package io.walras.protocol.intent;

import static io.walras.protocol.intent.RestingOrders.AT;
import static io.walras.protocol.intent.RestingOrders.admit;
import static io.walras.protocol.intent.RestingOrders.named;
import static io.walras.protocol.intent.RestingOrders.replacing;
import static io.walras.protocol.intent.RestingOrders.resting;
import static io.walras.protocol.intent.RestingOrders.unproven;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.intent.OrderFill.Phase;
import io.walras.protocol.intent.PoolAnswer.AdmissionRefusal;
import io.walras.protocol.testing.Orders;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplacementTest extends PoolLife {
    private static final PoolInput.Admit NEXT = admit(Orders.sell().amounts(3, 7));

    private void shouldRefuse(PoolInput.Admit admit, AdmissionRefusal reason) {
        IntentPool before = pool;
        assertThat(tell(admit)).isEqualTo(new PoolAnswer.NotAdmitted(reason));
        assertThat(pool.content()).isEqualTo(before.content());
    }

    @Test
    void shouldPutAnOrderInThePlaceOfAnother() {
        Intent old = admitted(admit(Orders.sell()));
        journal.clear();

        Intent next = admitted(replacing(NEXT, old));

        assertThat(status(old)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(status(next)).isEqualTo(OrderStatus.OPEN);
        assertThat(journal)
                .containsExactly(
                        new PoolEvent.OrderCancelled(old.uid(), AT), new PoolEvent.OrderAccepted(next, "{}", AT));
    }

    @Test
    void shouldCountTheReplacedOrderNoMore() {
        admitted(admit(Orders.sell().amounts(1, 1)));
        Intent old = admitted(admit(Orders.sell()));
        shouldRefuse(NEXT, AdmissionRefusal.TooManyLimitOrders);

        admitted(replacing(NEXT, old));

        shouldRefuse(admit(Orders.sell().amounts(5, 5)), AdmissionRefusal.TooManyLimitOrders);
    }

    @Test
    void shouldLeaveTheOldOrderIfTheNewOneIsRefused() {
        admitted(resting(Orders.sell().amounts(1, 1), "A-B"));
        admitted(resting(Orders.sell().amounts(2, 2), "A-B"));
        Intent old = admitted(admit(Orders.sell()));

        shouldRefuse(
                replacing(resting(Orders.sell().amounts(3, 3), "A-B"), old), AdmissionRefusal.TooManyRestingOrders);

        assertThat(status(old)).isEqualTo(OrderStatus.OPEN);
    }

    @Test
    void shouldReplaceForNobodyButTheOwner() {
        Intent old = admitted(admit(Orders.sell()));

        shouldRefuse(replacing(admit(Orders.sell().by(Orders.BOB)), old), AdmissionRefusal.ReplacedOrderOfAnother);
        shouldRefuse(unproven(replacing(NEXT, old)), AdmissionRefusal.UnprovenOwner);
    }

    @Test
    void shouldNotReplaceWhatIsNotOpen() {
        shouldRefuse(replacing(NEXT, Orders.sell().signed()), AdmissionRefusal.ReplacedOrderNotFound);
        Intent old = admitted(admit(Orders.sell()));
        fill(old, Phase.LIVE);
        shouldRefuse(replacing(NEXT, old), AdmissionRefusal.ReplacedOrderInFlight);
        fill(old, Phase.MINED);
        shouldRefuse(replacing(NEXT, old), AdmissionRefusal.ReplacedOrderOver);
        Intent other = admitted(admit(Orders.sell().amounts(5, 5)));
        tell(new PoolInput.Cancel(List.of(other.uid()), other.owner(), AT));
        shouldRefuse(replacing(NEXT, other), AdmissionRefusal.ReplacedOrderOver);
        Intent late = admitted(admit(Orders.sell().until(AT / 1000 - 1)));
        shouldRefuse(replacing(NEXT, late), AdmissionRefusal.ReplacedOrderOver);
    }

    @Test
    void shouldNotReplaceTwice() {
        Intent old = admitted(admit(Orders.sell()));
        admitted(replacing(NEXT, old));

        shouldRefuse(replacing(NEXT, old), AdmissionRefusal.DuplicatedOrder);
        shouldRefuse(replacing(admit(Orders.sell().amounts(5, 5)), old), AdmissionRefusal.ReplacedOrderOver);
    }

    @Test
    void shouldHandTheNameOn() {
        Intent old = admitted(named(admit(Orders.sell()), "mm-1"));
        shouldRefuse(named(NEXT, "mm-1"), AdmissionRefusal.DuplicateClientId);

        Intent next = admitted(replacing(named(NEXT, "mm-1"), old));

        assertThat(pool.order(next.uid()).orElseThrow().clientId()).isEqualTo("mm-1");
    }
}
