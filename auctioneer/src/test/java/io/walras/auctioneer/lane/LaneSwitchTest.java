package io.walras.auctioneer.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.journal.JournalingSystem;
import io.walras.auctioneer.journal.Vendor;
import io.walras.auctioneer.testing.SettableClock;
import io.walras.protocol.auction.CutRules;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.ArmedSwitch;
import io.walras.protocol.intent.DeadManSwitch;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderScope;
import io.walras.protocol.intent.OrderStatus;
import io.walras.protocol.intent.PoolAnswer;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Pools;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dead-man switches and mass cancellations of the lane's actor over a real journal. */
class LaneSwitchTest {
    private static final long START = 1_000;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Address ALICE = Orders.ALICE.address();
    private static final OrderScope ALL = OrderScope.all(ALICE);

    @TempDir
    private Path folder = Path.of("");

    private final SettableClock clock = new SettableClock(START);
    private JournalingSystem journal;
    private ActorRef<LaneEntity.Command> actor;
    private LaneClient lane;

    @BeforeEach
    void start() {
        journal = JournalingSystem.start(Vendor.H2.newDatabase(folder), 1_000);
        LaneMachine machine = new LaneMachine(
                new CutRules(Orders.WETH, 100, 10, 60, List.of()),
                award -> Bytes.of(award.structHash().toArray()));
        actor = journal.system()
                .systemActorOf(
                        LaneEntity.create(
                                PersistenceId.ofUniqueId("lane-switch"),
                                machine,
                                Pools.rules(10, 10),
                                clock,
                                List.of(),
                                () -> {}),
                        "lane-switch",
                        Props.empty());
        lane = new LaneClient(journal.system(), actor, Duration.ofSeconds(10));
    }

    @AfterEach
    void stop() {
        journal.close();
    }

    @Test
    void shouldFireByItselfWhenItsTimeHasCome() {
        get(lane.arm(ALL, clock.millis() + 5_000));
        Intent order = admitted(Orders.sell());

        clock.advanceMillis(5_000);

        TestProbe.create(journal.system()).awaitAssert(SOON, () -> {
            assertThat(get(lane.switchesOf(ALICE))).isEmpty();
            assertThat(status(order)).isEqualTo(OrderStatus.CANCELLED);
            return true;
        });
    }

    @Test
    void shouldFireBeforeTheNextCutWhatWasDueWhileItWasDown() {
        get(lane.arm(ALL, clock.millis() + 5_000));
        admitted(Orders.sell());
        Intent bobs = admitted(Orders.sell().by(Orders.BOB));
        stop();
        clock.advanceMillis(60_000);

        start();

        assertThat(get(this.<CutPlan>ask(replyTo -> new LaneEntity.PlanCut(0, replyTo)))
                        .window()
                        .orders())
                .extracting(order -> order.uid())
                .containsExactly(bobs.uid());
    }

    @Test
    void shouldFireBeforeItTakesAnythingElse() {
        get(lane.arm(ALL, clock.millis() + 5_000));
        clock.advanceMillis(5_001);

        Intent late = admitted(Orders.sell());
        PoolAnswer again = get(lane.arm(ALL, clock.millis() + 5_000));

        assertThat(status(late)).isEqualTo(OrderStatus.OPEN);
        assertThat(again).isEqualTo(new PoolAnswer.SwitchStands(ALL, clock.millis() + 5_000));
    }

    @Test
    void shouldRememberItsSwitchesAndWhatWasSaidAfterARestart() {
        long at = clock.millis();
        OrderScope market = new OrderScope(ALICE, "A-B");
        get(lane.instruct(new PoolInput.SetSwitch(market, at + 90_000, at)));
        get(lane.instruct(new PoolInput.CancelAll(ALL, at, at)));
        Intent order = admitted(Orders.sell());
        stop();

        start();

        assertThat(get(lane.switchesOf(ALICE))).containsExactly(new ArmedSwitch(market, at + 90_000));
        assertThat(get(lane.instruct(new PoolInput.CancelAll(ALL, at, at)))).isInstanceOf(PoolAnswer.NotHeeded.class);
        assertThat(status(order)).isEqualTo(OrderStatus.OPEN);
    }

    @Test
    void shouldCancelForASessionThatIsGoneWhatItPostedBefore() {
        Intent first = Orders.sell().signed();
        CompletionStage<PoolAnswer> admitted = lane.admit(new PoolInput.Admit(first, "{}", true, clock.millis()));
        CompletionStage<PoolAnswer> cancelled = lane.cancelAll(ALL, clock.millis());
        CompletionStage<PoolAnswer> disarmed = lane.arm(ALL, DeadManSwitch.DISARMED);

        assertThat(get(admitted)).isInstanceOf(PoolAnswer.Admitted.class);
        assertThat(get(cancelled)).isEqualTo(new PoolAnswer.CancelledAll(List.of(first.uid()), List.of()));
        assertThat(get(disarmed)).isEqualTo(new PoolAnswer.SwitchStands(ALL, DeadManSwitch.DISARMED));
    }

    private Intent admitted(Orders order) {
        Intent intent = order.signed();
        assertThat(get(lane.admit(new PoolInput.Admit(intent, "{}", true, clock.millis()))))
                .isInstanceOf(PoolAnswer.Admitted.class);
        return intent;
    }

    private OrderStatus status(Intent intent) {
        return get(lane.order(intent.uid())).orElseThrow().status(clock.millis() / 1_000);
    }

    private <T> CompletionStage<T> ask(Function<ActorRef<T>, LaneEntity.Command> command) {
        return AskPattern.ask(actor, command, SOON, journal.system().scheduler());
    }

    private static <T> T get(CompletionStage<T> answer) {
        return answer.toCompletableFuture()
                .orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
