package io.walras.auctioneer.ledger;

import static io.walras.auctioneer.ledger.ProjectedLedger.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.auctioneer.journal.Database;
import io.walras.auctioneer.journal.DatabaseSettings;
import io.walras.auctioneer.journal.Vendor;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.lane.LaneRecord;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.market.PairResult;
import io.walras.protocol.testing.Gen;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Vendor.class)
final class ProjectionTest {
    private final DatabaseSettings settings;

    ProjectionTest(Vendor vendor, @TempDir Path folder) {
        settings = vendor.newDatabase(folder);
    }

    @Test
    void shouldProjectWhatIsJournaledWhileItRuns() {
        LaneStory story = new LaneStory(new Gen(1)).steps(100);
        try (ProjectionRun run = ProjectionRun.start(settings)) {
            run.write(story.journal());

            for (PooledOrder order : story.state().pool().orders()) {
                assertThat(get(run.ledger.order(order.uid()))).contains(order);
            }
            assertThat(run.whyNotReady()).isEmpty();
            assertThat(run.meters.counter("walras.ledger.events.projected").count())
                    .isEqualTo(counted(story.journal()));
        }
    }

    @Test
    void shouldListAnOrderOnceItsAcceptanceIsProjected() {
        LaneStory story = new LaneStory(new Gen(7));
        while (story.state().pool().orders().isEmpty()) {
            story.steps(1);
        }
        PooledOrder order = story.state().pool().orders().iterator().next();
        try (ProjectionRun run = ProjectionRun.start(settings)) {
            run.awaitProjected();
            CompletionStage<List<PooledOrder>> asked = run.ledger.ordersOf(
                    order.intent().owner(),
                    new Ledger.Page(0, 10),
                    story.journal().size());
            assertThat(asked.toCompletableFuture()).isNotDone();

            run.journal.write(story.journal());

            assertThat(get(asked)).containsExactly(order);
        }
    }

    @Test
    void shouldSayThatItIsBehindRatherThanLeaveAnOrderOut() {
        try (ProjectionRun run = ProjectionRun.start(settings)) {
            run.awaitProjected();

            assertThat(run.ledger
                            .ordersOf(new Gen(8).address(), new Ledger.Page(0, 10), 1)
                            .toCompletableFuture())
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableThat()
                    .withCauseInstanceOf(Ledger.Unavailable.class)
                    .withMessageContaining("have not reached event 1");
        }
    }

    @Test
    void shouldGoOnWhereItStopped() {
        List<LaneRecord> events = new LaneStory(new Gen(2)).steps(100).journal();
        int half = events.size() / 2;
        try (ProjectionRun first = ProjectionRun.start(settings)) {
            first.write(events.subList(0, half));
        }
        try (ProjectionRun second = ProjectionRun.start(settings)) {
            second.write(events.subList(half, events.size()));
            assertThat(second.meters.counter("walras.ledger.events.projected").count())
                    .isEqualTo(counted(events.subList(half, events.size())));
        }
    }

    @Test
    void shouldTellTheMarketsOnlyWhatIsNew() {
        List<LaneRecord> events = new LaneStory(new Gen(6)).steps(200).journal();
        int half = events.size() / 2;
        try (ProjectionRun first = ProjectionRun.start(settings)) {
            first.write(events.subList(0, half));
        }
        try (ProjectionRun second = ProjectionRun.start(settings)) {
            second.write(events.subList(half, events.size()));

            assertThat(second.news.news().stream()
                            .filter(MarketNews.Won.class::isInstance)
                            .toList())
                    .isEqualTo(won(events.subList(half, events.size())))
                    .isNotEmpty();
            assertThat(second.news.news()).hasAtLeastOneElementOfType(MarketNews.Traded.class);
        }
    }

    private static List<MarketNews> won(List<LaneRecord> events) {
        return events.stream()
                .flatMap(record -> record.event() instanceof LaneEvent.AuctionClosed closed
                        ? PairResult.all(closed.competition()).stream()
                        : Stream.empty())
                .<MarketNews>map(MarketNews.Won::new)
                .toList();
    }

    @Test
    void shouldRebuildTheSameTables() throws SQLException {
        SortedMap<String, String> before;
        try (ProjectionRun first = ProjectionRun.start(settings)) {
            first.write(new LaneStory(new Gen(3)).steps(200).journal());
            before = TableHash.of(first.journal.database());
            execute(first, "UPDATE projection_offset SET projection_version = 0");
        }
        try (ProjectionRun second = ProjectionRun.start(settings)) {
            second.awaitProjected();

            assertThat(TableHash.of(second.journal.database())).isEqualTo(before);
            assertThat(before.values()).noneMatch(rows -> rows.startsWith("0 rows"));
        }
    }

    @Test
    void shouldTryAgainAfterAFailureAndSayWhyItIsNotReady() throws SQLException {
        List<LaneRecord> events = new LaneStory(new Gen(4)).steps(20).journal();
        try (ProjectionRun run = ProjectionRun.start(settings)) {
            run.awaitProjected();
            execute(run, "ALTER TABLE orders RENAME TO misplaced");
            run.journal.write(events);
            run.soon(() -> assertThat(run.whyNotReady().orElse("")).startsWith("the ledger's projection fails: "));
            execute(run, "ALTER TABLE misplaced RENAME TO orders");

            run.awaitProjected();
            run.soon(() -> assertThat(run.whyNotReady()).isEmpty());
            assertThat(run.news.interruptions()).isGreaterThan(1);
            assertThat(run.meters.counter("walras.ledger.projection.failures").count())
                    .isPositive();
        }
    }

    @Test
    void shouldNotSkipAnEventThatTheJournalHasLost() throws SQLException {
        List<LaneRecord> events = new LaneStory(new Gen(5)).steps(20).journal();
        try (ProjectionRun run = ProjectionRun.start(settings)) {
            run.write(events.subList(0, 2));
            execute(run, "UPDATE projection_offset SET sequence_number = 0");
            execute(run, "DELETE FROM event_journal WHERE sequence_number = 1");
        }
        try (ProjectionRun run = ProjectionRun.start(settings)) {
            run.soon(() -> assertThat(run.whyNotReady().orElse("")).contains("the journal has no event 1"));
            assertThat(run.offset()).isZero();
        }
    }

    @Test
    void shouldWriteNothingIfAnotherProjectionWasFaster() {
        List<LaneRecord> events = new LaneStory(new Gen(6)).steps(20).journal();
        try (Database database = Database.open(settings)) {
            Transactions transactions = new Transactions(database.connections(), Duration.ofSeconds(5));
            transactions.write(sql -> new QueryTables(sql, "lane").clear());
            SortedMap<String, String> before = TableHash.of(database);

            assertThatThrownBy(() -> transactions.write(sql -> {
                        new Projector(sql).apply(1, events.getFirst());
                        new QueryTables(sql, "lane").advance(5, 6);
                    }))
                    .hasMessage("another projection writes the query tables of lane");
            assertThat(TableHash.of(database)).isEqualTo(before);
        }
    }

    /** How many of them are counted: commitments are not, as long as bids are sealed nobody is to learn of them. */
    private static int counted(List<LaneRecord> events) {
        return events.stream()
                .filter(record -> !(record.event() instanceof LaneEvent.BidCommitted))
                .toList()
                .size();
    }

    private static void execute(ProjectionRun run, String sql) throws SQLException {
        try (Connection connection = run.journal.database().connections().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
