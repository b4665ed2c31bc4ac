package io.walras.auctioneer.testing;

import com.typesafe.config.ConfigFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.walras.auctioneer.lane.LaneEntity;
import io.walras.auctioneer.lane.LaneEntity.Command;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.lane.LaneMachine;
import io.walras.auctioneer.lane.LaneMetrics;
import io.walras.auctioneer.lane.LaneRecord;
import io.walras.auctioneer.lane.SettlementJob;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.PoolAnswer;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.testing.Pools;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.apache.pekko.persistence.typed.PersistenceId;

/** The lane's actor with its journal in memory, in an actor system whose timers only a test moves. */
public final class JournaledLane implements AutoCloseable {
    private static final String ID = "lane";
    private static final int TRIES = 3_000;
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final ActorTestKit kit = ActorTestKit.create(
            "lane-test",
            ManualTime.config()
                    .withFallback(PersistenceTestKitPlugin.config())
                    .withFallback(PersistenceTestKitSnapshotPlugin.config())
                    .withFallback(ConfigFactory.load()));
    private final ManualTime timers = ManualTime.get(kit.system());
    private final PersistenceTestKit journal = PersistenceTestKit.create(kit.system());
    private final LaneMachine machine;
    private final InstantSource clock;
    private ActorRef<Command> lane;

    public JournaledLane(LaneMachine machine, InstantSource clock) {
        this.machine = machine;
        this.clock = clock;
        this.lane = spawn();
    }

    private ActorRef<Command> spawn() {
        return kit.spawn(LaneEntity.create(
                PersistenceId.ofUniqueId(ID),
                machine,
                Pools.rules(100, 100),
                clock,
                List.of(new LaneMetrics(new SimpleMeterRegistry())),
                () -> {}));
    }

    public ActorTestKit kit() {
        return kit;
    }

    public ActorRef<Command> ref() {
        return lane;
    }

    /** Ends the actor and starts one that has nothing but the journal. */
    public void restart() {
        kit.stop(lane);
        lane = spawn();
    }

    /** Lets the actors' timers run on by this much. */
    public void pass(Duration time) {
        timers.timePasses(time);
    }

    public <A> A ask(Function<ActorRef<A>, Command> question) {
        TestProbe<A> answer = kit.createTestProbe();
        lane.tell(question.apply(answer.ref()));
        return answer.receiveMessage();
    }

    public void admit(Intent intent) {
        this.<List<PoolAnswer>>ask(replyTo ->
                new LaneEntity.PostAll(List.of(new PoolInput.Admit(intent, "{}", true, clock.millis())), replyTo));
    }

    public List<SettlementJob> jobs() {
        return ask(LaneEntity.FindJobs::new);
    }

    /** All of this kind that is journaled, oldest first. */
    public <E extends LaneEvent> List<E> journaled(Class<E> kind) {
        return journal.persistedInStorage(ID).stream()
                .map(record -> ((LaneRecord) record).event())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Waits until {@code kind} is journaled for the {@code count}th time and gives that event. */
    public <E extends LaneEvent> E await(Class<E> kind, int count) {
        return await(() -> {
            List<E> events = journaled(kind);
            return events.size() < count ? Optional.empty() : Optional.of(events.get(count - 1));
        });
    }

    /** Waits for something that happens elsewhere; for five seconds at most. */
    public static <T> T await(Supplier<Optional<T>> something) {
        for (int i = 0; i < TRIES; i++) {
            Optional<T> there = something.get();
            if (there.isPresent()) {
                return there.get();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new AssertionError("it did not happen within half a minute");
    }

    /** As {@link #await(Supplier)}, for what is no more than true. */
    public static void awaitThat(Supplier<Boolean> something) {
        await(() -> something.get() ? Optional.of(true) : Optional.empty());
    }

    @Override
    public void close() {
        kit.shutdownTestKit();
    }
}
