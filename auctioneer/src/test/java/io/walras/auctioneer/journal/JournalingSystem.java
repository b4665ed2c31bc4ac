package io.walras.auctioneer.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.walras.auctioneer.lane.LaneRecord;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** An actor system over a database, as the auctioneer runs it, with one actor that journals. */
public final class JournalingSystem implements AutoCloseable {
    /** What the actor journals under. */
    public static final String LANE = "lane";

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Database database;
    private final ActorSystem<Void> system;
    private final ActorTestKit kit;
    private final ActorRef<JournalingActor.Write> actor;

    private JournalingSystem(Database database, int snapshotEvery) {
        this.database = database;
        this.system = ActorSystem.create(
                Behaviors.empty(),
                "journal-test",
                ActorSystemSetup.create(BootstrapSetup.create(ConfigFactory.load()), database.setup()));
        this.kit = ActorTestKit.create(system);
        this.actor = kit.spawn(JournalingActor.create(LANE, snapshotEvery));
    }

    /** Opens the database and starts; its data may be those of an earlier system. */
    public static JournalingSystem start(DatabaseSettings settings, int snapshotEvery) {
        return new JournalingSystem(Database.open(settings), snapshotEvery);
    }

    public Database database() {
        return database;
    }

    public ActorSystem<Void> system() {
        return system;
    }

    /** Journals these together and tells how many events there are then. */
    public long write(List<LaneRecord> records) {
        return AskPattern.<JournalingActor.Write, Long>ask(
                        actor, replyTo -> new JournalingActor.Write(records, replyTo), SOON, system.scheduler())
                .toCompletableFuture()
                .orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        kit.shutdownTestKit();
        assertThat(system.whenTerminated().isCompleted()).isTrue();
        database.close();
    }
}
