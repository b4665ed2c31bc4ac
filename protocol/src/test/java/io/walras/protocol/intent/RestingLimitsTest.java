package io.walras.protocol.intent;

import static io.walras.protocol.intent.RestingOrders.AT;
import static io.walras.protocol.intent.RestingOrders.admit;
import static io.walras.protocol.intent.RestingOrders.named;
import static io.walras.protocol.intent.RestingOrders.resting;
import static io.walras.protocol.intent.RestingOrders.unproven;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.intent.OrderFill.Phase;
import io.walras.protocol.intent.PoolAnswer.AdmissionRefusal;
import io.walras.protocol.testing.Orders;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many orders an owner may have in books, and what it may call its orders. */
class RestingLimitsTest extends PoolLife {
    private int amount = 1;

    private Orders another() {
        return Orders.sell().amounts(amount++, 9);
    }

    private PoolAnswer.NotAdmitted refused(AdmissionRefusal reason) {
        return new PoolAnswer.NotAdmitted(reason);
    }

    @Test
    void shouldLimitAnOwnersOrdersInOneBook() {
        Intent first = admitted(resting(another(), "A-B"));
        admitted(resting(another(), "A-B"));

        assertThat(tell(resting(another(), "A-B"))).isEqualTo(refused(AdmissionRefusal.TooManyRestingOrders));
        admitted(resting(another().by(Orders.BOB), "A-B"));
        tell(new PoolInput.Cancel(List.of(first.uid()), first.owner(), AT));
        admitted(resting(another(), "A-B"));
    }

    @Test
    void shouldLimitAnOwnersOrdersInAllBooks() {
        admitted(resting(another(), "A-B"));
        admitted(resting(another(), "A-C"));
        admitted(resting(another(), "A-D"));
        admitted(resting(another(), "A-E"));

        assertThat(tell(resting(another(), "A-F"))).isEqualTo(refused(AdmissionRefusal.TooManyRestingOrders));
    }

    @Test
    void shouldNotCountOrdersThatRestAmongTheOthers() {
        admitted(resting(another(), "A-B"));
        admitted(resting(another(), "A-B"));

        admitted(admit(another()));
        admitted(admit(another()));

        assertThat(tell(admit(another()))).isEqualTo(refused(AdmissionRefusal.TooManyLimitOrders));
    }

    @Test
    void shouldLetAnOwnerUseANameOnce() {
        Intent first = admitted(named(admit(another()), "mm-1"));

        assertThat(tell(named(admit(another()), "mm-1"))).isEqualTo(refused(AdmissionRefusal.DuplicateClientId));
        admitted(named(admit(another()), "mm-2"));
        admitted(named(admit(another().by(Orders.BOB)), "mm-1"));
        tell(new PoolInput.Cancel(List.of(first.uid()), first.owner(), AT));
        admitted(named(admit(another()), "mm-1"));
    }

    @Test
    void shouldKeepTheNameOfAFilledOrderUntilItCannotComeBack() {
        Intent first = admitted(named(admit(another()), "mm-1"));
        fill(first, Phase.LIVE);
        fill(first, Phase.MINED);
        assertThat(tell(named(admit(another()), "mm-1"))).isEqualTo(refused(AdmissionRefusal.DuplicateClientId));

        fill(first, Phase.FINAL);

        admitted(named(admit(another()), "mm-1"));
    }

    @Test
    void shouldLetNobodyTakeTheNamesOfAnotherOwner() {
        assertThat(tell(unproven(named(admit(another()), "mm-1")))).isEqualTo(refused(AdmissionRefusal.UnprovenOwner));
    }
}
