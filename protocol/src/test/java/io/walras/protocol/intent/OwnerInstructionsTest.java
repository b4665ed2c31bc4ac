package io.walras.protocol.intent;

import static io.walras.protocol.intent.RestingOrders.AT;
import static io.walras.protocol.intent.RestingOrders.admit;
import static io.walras.protocol.intent.RestingOrders.resting;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.intent.OrderFill.Phase;
import io.walras.protocol.intent.PoolAnswer.InstructionRefusal;
import io.walras.protocol.testing.Orders;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Mass cancellations and dead-man switches. */
class OwnerInstructionsTest extends PoolLife {
    private static final Address ALICE = Orders.ALICE.address();
    private static final OrderScope ALL = OrderScope.all(ALICE);
    private static final OrderScope A_B = new OrderScope(ALICE, "A-B");

    private static PoolAnswer stale() {
        return new PoolAnswer.NotHeeded(InstructionRefusal.StaleInstruction);
    }

    private static PoolAnswer.CancelledAll cancelled(Intent... orders) {
        return new PoolAnswer.CancelledAll(
                Stream.of(orders).map(Intent::uid).sorted().toList(), List.of());
    }

    @Test
    void shouldCancelAllOrdersOfTheOwnerAndNoOthers() {
        Intent plain = admitted(admit(Orders.sell()));
        Intent rests = admitted(resting(Orders.sell().amounts(1, 1), "A-B"));
        Intent bobs = admitted(resting(Orders.sell().by(Orders.BOB), "A-B"));

        assertThat(tell(new PoolInput.CancelAll(ALL, AT, AT))).isEqualTo(cancelled(plain, rests));

        assertThat(status(plain)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(status(rests)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(status(bobs)).isEqualTo(OrderStatus.OPEN);
        assertThat(tell(new PoolInput.CancelAll(ALL, AT + 1, AT))).isEqualTo(cancelled());
    }

    @Test
    void shouldCancelTheOrdersOfOneMarket() {
        Intent plain = admitted(admit(Orders.sell()));
        Intent here = admitted(resting(Orders.sell().amounts(1, 1), "A-B"));
        Intent there = admitted(resting(Orders.sell().amounts(2, 1), "A-C"));

        assertThat(tell(new PoolInput.CancelAll(A_B, AT, AT))).isEqualTo(cancelled(here));

        assertThat(status(plain)).isEqualTo(OrderStatus.OPEN);
        assertThat(status(there)).isEqualTo(OrderStatus.OPEN);
    }

    @Test
    void shouldTellWhatAnAwardMayYetFill() {
        Intent awarded = admitted(admit(Orders.sell()));
        Intent free = admitted(admit(Orders.sell().amounts(1, 1)));
        fill(awarded, Phase.LIVE);

        PoolAnswer answer = new PoolAnswer.CancelledAll(List.of(free.uid()), List.of(awarded.uid()));
        assertThat(tell(new PoolInput.CancelAll(ALL, AT, AT))).isEqualTo(answer);
        assertThat(tell(new PoolInput.CancelAll(ALL, AT + 1, AT)))
                .isEqualTo(new PoolAnswer.CancelledAll(List.of(), List.of(awarded.uid())));

        tell(new PoolInput.Lapse(7, List.of(awarded.uid()), AT));
        assertThat(status(awarded)).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void shouldHeedAMassCancellationOnce() {
        tell(new PoolInput.CancelAll(A_B, AT, AT));
        Intent later = admitted(admit(Orders.sell()));

        assertThat(tell(new PoolInput.CancelAll(A_B, AT, AT))).isEqualTo(stale());
        assertThat(tell(new PoolInput.CancelAll(ALL, AT - 1, AT))).isEqualTo(stale());
        assertThat(status(later)).isEqualTo(OrderStatus.OPEN);
        assertThat(tell(new PoolInput.CancelAll(OrderScope.all(Orders.BOB.address()), AT, AT)))
                .isEqualTo(cancelled());
    }

    @Test
    void shouldNotJournalThatASessionFoundNothingToCancel() {
        assertThat(tell(new PoolInput.CancelAll(ALL, null, AT))).isEqualTo(cancelled());
        assertThat(journal).isEmpty();
    }

    @Test
    void shouldFireWhenItsTimeHasComeAndOnce() {
        tell(new PoolInput.SetSwitch(ALL, AT + 5, AT));
        Intent order = admitted(admit(Orders.sell()));

        tell(new PoolInput.FireSwitches(AT + 4));
        assertThat(status(order)).isEqualTo(OrderStatus.OPEN);
        assertThat(pool.isSwitchDue(AT + 4)).isFalse();
        assertThat(pool.isSwitchDue(AT + 5)).isTrue();

        tell(new PoolInput.FireSwitches(AT + 6));
        assertThat(status(order)).isEqualTo(OrderStatus.CANCELLED);
        assertThat(pool.switchesOf(ALICE)).isEmpty();
        assertThat(journal).endsWith(new PoolEvent.SwitchFired(ALL), new PoolEvent.OrderCancelled(order.uid(), AT + 6));
    }

    @Test
    void shouldFireEachOrderOnceForSwitchesThatOverlap() {
        Intent order = admitted(resting(Orders.sell(), "A-B"));
        tell(new PoolInput.SetSwitch(ALL, AT + 5, AT));
        tell(new PoolInput.SetSwitch(A_B, AT + 4, AT));

        tell(new PoolInput.FireSwitches(AT + 9));

        assertThat(journal)
                .endsWith(
                        new PoolEvent.SwitchFired(A_B),
                        new PoolEvent.OrderCancelled(order.uid(), AT + 9),
                        new PoolEvent.SwitchFired(ALL));
    }

    @Test
    void shouldWaitLongerIfArmedAgainAndForEverIfDisarmed() {
        Intent order = admitted(admit(Orders.sell()));
        tell(new PoolInput.SetSwitch(ALL, AT + 5, AT));
        assertThat(tell(new PoolInput.SetSwitch(ALL, AT + 9, AT + 1)))
                .isEqualTo(new PoolAnswer.SwitchStands(ALL, AT + 9));
        assertThat(pool.switchesOf(ALICE)).containsExactly(new ArmedSwitch(ALL, AT + 9));
        assertThat(pool.isSwitchDue(AT + 8)).isFalse();

        tell(new PoolInput.SetSwitch(ALL, DeadManSwitch.DISARMED, AT + 2));

        assertThat(pool.switchesOf(ALICE)).isEmpty();
        tell(new PoolInput.FireSwitches(AT + 100));
        assertThat(status(order)).isEqualTo(OrderStatus.OPEN);
    }

    @Test
    void shouldNotHeedAnOlderMessageAboutASwitch() {
        tell(new PoolInput.SetSwitch(A_B, AT + 50, AT + 1));
        tell(new PoolInput.SetSwitch(A_B, DeadManSwitch.DISARMED, AT + 2));

        assertThat(tell(new PoolInput.SetSwitch(A_B, AT + 50, AT + 1))).isEqualTo(stale());
        assertThat(tell(new PoolInput.SetSwitch(ALL, AT + 50, AT + 1)))
                .isEqualTo(new PoolAnswer.SwitchStands(ALL, AT + 50));
        assertThat(tell(new PoolInput.CancelAll(ALL, AT, AT))).isEqualTo(cancelled());
    }

    @Test
    void shouldLimitTheSwitchesButNotThoseOfSessions() {
        tell(new PoolInput.SetSwitch(A_B, AT + 5, AT));
        tell(new PoolInput.SetSwitch(new OrderScope(ALICE, "A-C"), AT + 5, AT));

        assertThat(tell(new PoolInput.SetSwitch(ALL, AT + 5, AT)))
                .isEqualTo(new PoolAnswer.NotHeeded(InstructionRefusal.TooManySwitches));
        assertThat(tell(new PoolInput.SetSwitch(A_B, AT + 6, AT + 1)))
                .isEqualTo(new PoolAnswer.SwitchStands(A_B, AT + 6));
        assertThat(tell(new PoolInput.SetSwitch(ALL, AT + 5, null)))
                .isEqualTo(new PoolAnswer.SwitchStands(ALL, AT + 5));
    }

    /** The expected digests were made by another implementation of Keccak-256. */
    @Test
    void shouldHashMessagesAsWalletsDo() {
        Address owner = Address.fromHex("0x0303030303030303030303030303030303030303");
        Eip712Domain domain = Eip712Domain.walras(31337, Address.fromHex("0x5e771e0000000000000000000000000000000001"));
        OwnerInstruction cancellation = new MassCancellation(new OrderScope(owner, "WETH-USDC"), 1_790_000_000_123L);
        OwnerInstruction armed = new DeadManSwitch(OrderScope.all(owner), 1_790_000_030_000L, 1_790_000_000_123L);

        assertThat(domain.digest(cancellation.structHash()))
                .hasToString("0x3774307c53343664b78bd42755eb4955462fb87c6d28dd526cf121ec6028e32c");
        assertThat(domain.digest(armed.structHash()))
                .hasToString("0x43756373c39e9d8132836f30b96ed25d733b4d782bfd7722455d4af411bd5d66");
    }

    @Test
    void shouldTakeNothingAsOldAsWhatItHasForgotten() {
        SignedTimes times = SignedTimes.NONE;
        for (int i = 0; i <= SignedTimes.REMEMBERED; i++) {
            times = times.with(topic(i), i);
        }

        assertThat(times.last()).hasSize(SignedTimes.REMEMBERED);
        assertThat(times.isNews(topic(0), 0)).isFalse();
        assertThat(times.isNews(topic(0), 1)).isTrue();
        assertThat(times.isNews(topic(7), 7)).isFalse();
    }

    private static RememberedTimes.Topic topic(int number) {
        return RememberedTimes.Topic.cancellations(OrderScope.all(Orders.token(number)));
    }
}
