package io.walras.auctioneer.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.walras.auctioneer.testing.SettableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActorHealthTest {
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(10);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final ActorTestKit kit = ActorTestKit.create();
    private final SettableClock clock = new SettableClock(1_000);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ActorHealth health = new ActorHealth(clock, meters);
    private final AtomicBoolean startFails = new AtomicBoolean();

    private enum Order {
        WORK,
        FAIL,
        STOP
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    private ActorRef<Order> spawn(Duration backoff) {
        Behavior<Order> observed =
                ActorHealth.observed(Order.class, health.watch("worker", SILENCE), Behaviors.setup(context -> {
                    if (startFails.get()) {
                        throw new IllegalStateException("no start");
                    }
                    return Behaviors.receiveMessage(ActorHealthTest::handle);
                }));
        return kit.spawn(
                Behaviors.supervise(observed).onFailure(SupervisorStrategy.restartWithBackoff(backoff, backoff, 0)));
    }

    private static Behavior<Order> handle(Order order) {
        return switch (order) {
            case WORK -> Behaviors.same();
            case FAIL -> throw new IllegalStateException("no luck\nat all");
            case STOP -> Behaviors.stopped();
        };
    }

    private double restarts() {
        return meters.counter("walras.actor.restarts", "actor", "worker").count();
    }

    private void soon(Runnable assertion) {
        TestProbe.create(kit.system()).awaitAssert(() -> {
            assertion.run();
            return true;
        });
    }

    private void failAndAwaitRestart(ActorRef<Order> actor) {
        double before = restarts();
        actor.tell(Order.FAIL);
        soon(() -> assertThat(restarts()).isEqualTo(before + 1));
    }

    @Test
    void shouldFindNothingWrongWithAnActorThatWorks() {
        spawn(SHORT).tell(Order.WORK);

        soon(() -> assertThat(health.whyNotReady()).isEmpty());
        assertThat(restarts()).isZero();
    }

    @Test
    void shouldSayThatAnActorHasNotStarted() {
        health.watch("worker", SILENCE);

        assertThat(health.whyNotReady()).contains("the worker has not started");
    }

    @Test
    void shouldSayWhyAnActorIsDown() {
        spawn(LONG).tell(Order.FAIL);

        soon(() -> assertThat(health.whyNotReady())
                .contains("the worker is being restarted: java.lang.IllegalStateException: no luck"));
    }

    @Test
    void shouldForgiveASingleRestart() {
        failAndAwaitRestart(spawn(SHORT));

        soon(() -> assertThat(health.whyNotReady()).isEmpty());
    }

    @Test
    void shouldNotBeReadyWhileAnActorCrashesAgainAndAgain() {
        ActorRef<Order> actor = spawn(SHORT);
        failAndAwaitRestart(actor);
        failAndAwaitRestart(actor);
        failAndAwaitRestart(actor);

        soon(() -> assertThat(health.whyNotReady())
                .contains("the worker was restarted 3 times within a minute:"
                        + " java.lang.IllegalStateException: no luck"));
        clock.advanceMillis(61_000);
        actor.tell(Order.WORK);
        soon(() -> assertThat(health.whyNotReady()).isEmpty());
    }

    @Test
    void shouldSeeThatAnActorCannotBeStarted() {
        startFails.set(true);
        spawn(SHORT);

        soon(() -> assertThat(restarts()).isGreaterThan(2));
        assertThat(health.whyNotReady().orElse("")).startsWith("the worker ");
    }

    @Test
    void shouldSayThatAnActorHasStopped() {
        spawn(SHORT).tell(Order.STOP);

        soon(() -> assertThat(health.whyNotReady()).contains("the worker has stopped"));
    }

    @Test
    void shouldSeeThatAnActorDoesNothing() {
        ActorRef<Order> actor = spawn(SHORT);
        soon(() -> assertThat(health.whyNotReady()).isEmpty());

        clock.advanceMillis(31_000);
        assertThat(health.whyNotReady()).contains("the worker has done nothing for 31 s");

        actor.tell(Order.WORK);
        soon(() -> assertThat(health.whyNotReady()).isEmpty());
    }
}
