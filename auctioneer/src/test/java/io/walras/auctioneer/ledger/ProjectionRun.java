package io.walras.auctioneer.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.walras.auctioneer.journal.DatabaseSettings;
import io.walras.auctioneer.journal.JournalingSystem;
import io.walras.auctioneer.lane.LaneRecord;
import io.walras.protocol.testing.Orders;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;

/** A journal, its projection, and what is made of it. */
final class ProjectionRun implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(20);

    final JournalingSystem journal;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final FeedArchive archive;
    final FeedHub feed;
    final NewsLog news = new NewsLog();
    final Projection projection;
    final SqlLedger ledger;

    private ProjectionRun(JournalingSystem journal, LedgerSettings settings) {
        this.journal = journal;
        LaneJournal lane = new LaneJournal(journal.system(), JournalingSystem.LANE);
        LedgerMetrics metrics = new LedgerMetrics(meters);
        this.archive = new FeedArchive(journal.system(), lane, journal.database(), settings.queryTimeout());
        this.feed = new FeedHub(archive, settings, metrics);
        this.projection = Projection.start(
                journal.system(), journal.database(), lane, feed, news, settings, metrics, InstantSource.system());
        this.ledger = new SqlLedger(journal.database().connections(), settings, projection.position(), Orders.WETH);
    }

    static ProjectionRun start(DatabaseSettings settings) {
        return start(settings, ProjectedLedger.SETTINGS);
    }

    static ProjectionRun start(DatabaseSettings settings, LedgerSettings ledger) {
        return new ProjectionRun(JournalingSystem.start(settings, 1_000), ledger);
    }

    /** Journals these, a few at a time, and waits until the last is projected. */
    void write(List<LaneRecord> records) {
        for (int from = 0; from < records.size(); from += 7) {
            journal.write(records.subList(from, Math.min(from + 7, records.size())));
        }
        awaitProjected();
    }

    Optional<String> whyNotReady() {
        return projection.whyNotReady(journal.database().lastSequenceNumber(JournalingSystem.LANE));
    }

    /** Waits until the tables hold what is journaled. */
    void awaitProjected() {
        long last = journal.database().lastSequenceNumber(JournalingSystem.LANE);
        soon(() -> assertThat(offset()).isEqualTo(last));
    }

    long offset() {
        return new Transactions(journal.database().connections(), Duration.ofSeconds(5))
                .read(sql ->
                        new QueryTables(sql, JournalingSystem.LANE).offset().orElse(-1L));
    }

    /** Waits until the assertion holds. */
    void soon(Runnable assertion) {
        TestProbe.create(journal.system()).awaitAssert(SOON, () -> {
            assertion.run();
            return true;
        });
    }

    @Override
    public void close() {
        projection.stop().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
        ledger.close();
        journal.close();
    }
}
