package io.walras.auctioneer.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.walras.auctioneer.journal.JournalingSystem;
import io.walras.auctioneer.journal.Vendor;
import io.walras.protocol.auction.CutRules;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.PoolAnswer;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Pools;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lane's actor over a real journal. */
class LaneEntityTest {
    private static final long NOW = 1_000_000;
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder = Path.of("");

    private final AtomicInteger restarts = new AtomicInteger();
    private JournalingSystem journal;
    private LaneClient lane;

    @BeforeEach
    void start() {
        journal = JournalingSystem.start(Vendor.H2.newDatabase(folder), 1_000);
        LaneMachine machine = new LaneMachine(
                new CutRules(Orders.WETH, 100, 10, 60, List.of()),
                award -> Bytes.of(award.structHash().toArray()));
        lane = new LaneClient(
                journal.system(),
                journal.system()
                        .systemActorOf(
                                LaneEntity.create(
                                        PersistenceId.ofUniqueId("lane-entity"),
                                        machine,
                                        Pools.rules(10, 10),
                                        InstantSource.system(),
                                        List.of(new LaneMetrics(new SimpleMeterRegistry())),
                                        restarts::incrementAndGet),
                                "lane-entity",
                                Props.empty()),
                Duration.ofSeconds(2));
    }

    @AfterEach
    void stop() {
        journal.close();
    }

    @Test
    void shouldTellHowManyEventsItHasJournaled() {
        assertThat(get(lane.latestEvent())).isZero();

        assertThat(get(admit(Orders.sell()))).isInstanceOf(PoolAnswer.Admitted.class);
        assertThat(get(lane.latestEvent())).isEqualTo(1);

        assertThat(get(admit(Orders.sell().by(Orders.BOB)))).isInstanceOf(PoolAnswer.Admitted.class);
        assertThat(get(lane.latestEvent())).isEqualTo(2);
    }

    @Test
    void shouldSayThatItStartsAgainAfterItsJournalHasFailed() throws SQLException {
        assertThat(get(admit(Orders.sell()))).isInstanceOf(PoolAnswer.Admitted.class);
        execute("ALTER TABLE event_journal RENAME TO misplaced");

        assertThat(admit(Orders.sell().by(Orders.BOB)).toCompletableFuture()).failsWithin(SOON);
        soon(() -> assertThat(restarts).hasPositiveValue());

        execute("ALTER TABLE misplaced RENAME TO event_journal");
        soon(() -> assertThat(get(lane.latestEvent())).isEqualTo(1));
    }

    private CompletionStage<PoolAnswer> admit(Orders order) {
        return lane.admit(new PoolInput.Admit(order.signed(), "{}", true, NOW));
    }

    private static <T> T get(CompletionStage<T> answer) {
        return answer.toCompletableFuture()
                .orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private void soon(Runnable assertion) {
        TestProbe.create(journal.system()).awaitAssert(SOON, () -> {
            assertion.run();
            return true;
        });
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = journal.database().connections().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
