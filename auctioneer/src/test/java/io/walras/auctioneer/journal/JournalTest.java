package io.walras.auctioneer.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.walras.auctioneer.lane.LaneRecord;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.persistence.jdbc.query.javadsl.JdbcReadJournal;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.persistence.query.PersistenceQuery;
import org.apache.pekko.stream.javadsl.Sink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class JournalTest {
    private static final List<LaneRecord> ALL = Samples.events().values().stream()
            .map(event -> new LaneRecord(1, event))
            .toList();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void shouldHoldWhatWasAcknowledgedAfterARestart(Vendor vendor) {
        DatabaseSettings settings = vendor.newDatabase(folder);
        try (JournalingSystem first = JournalingSystem.start(settings, 1_000)) {
            assertThat(first.write(ALL)).isEqualTo(ALL.size());
        }

        try (JournalingSystem second = JournalingSystem.start(settings, 1_000)) {
            assertThat(journaled(second)).isEqualTo(ALL);
            assertThat(second.write(ALL.subList(0, 1))).isEqualTo(ALL.size() + 1);
            assertThat(second.database().lastSequenceNumber(JournalingSystem.LANE))
                    .isEqualTo(ALL.size() + 1);
        }
    }

    private static List<Object> journaled(JournalingSystem journal) {
        return PersistenceQuery.get(journal.system())
                .getReadJournalFor(JdbcReadJournal.class, JdbcReadJournal.Identifier())
                .currentEventsByPersistenceId(JournalingSystem.LANE, 0, Long.MAX_VALUE)
                .map(EventEnvelope::event)
                .runWith(Sink.seq(), journal.system())
                .toCompletableFuture()
                .join();
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void shouldRecoverFromASnapshotAndTheEventsAfterIt(Vendor vendor) throws SQLException {
        DatabaseSettings settings = vendor.newDatabase(folder);
        try (JournalingSystem first = JournalingSystem.start(settings, 3)) {
            for (LaneRecord event : ALL.subList(0, 8)) {
                first.write(List.of(event));
            }
        }

        try (JournalingSystem second = JournalingSystem.start(settings, 3)) {
            assertThat(second.write(ALL.subList(0, 1))).isEqualTo(9);
            assertThat(count(second, "snapshot")).isPositive();
            assertThat(count(second, "event_journal")).isEqualTo(9);
        }
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void shouldRecoverFromTheEventsIfTheSnapshotCannotBeRead(Vendor vendor) throws SQLException {
        DatabaseSettings settings = vendor.newDatabase(folder);
        try (JournalingSystem first = JournalingSystem.start(settings, 3)) {
            for (LaneRecord event : ALL.subList(0, 8)) {
                first.write(List.of(event));
            }
            execute(first, "UPDATE snapshot SET snapshot_ser_manifest = 'lane-snapshot/0'");
        }

        try (JournalingSystem second = JournalingSystem.start(settings, 3)) {
            assertThat(second.write(ALL.subList(0, 1))).isEqualTo(9);
        }
    }

    private static long count(JournalingSystem journal, String table) throws SQLException {
        try (Connection connection = journal.database().connections().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(JournalingSystem journal, String sql) throws SQLException {
        try (Connection connection = journal.database().connections().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void shouldSayThatTheActorSystemWasStartedWithoutADatabase() {
        ActorSystem system = ActorSystem.create("without", ConfigFactory.load());
        try {
            assertThatThrownBy(() -> new JournalDatabaseProvider(system))
                    .hasMessage("the actor system was started without Database.setup()");
        } finally {
            system.terminate();
        }
    }
}
