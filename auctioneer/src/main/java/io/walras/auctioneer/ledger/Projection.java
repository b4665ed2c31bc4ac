package io.walras.auctioneer.ledger;

import io.walras.auctioneer.journal.Database;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.ledger.wire.FeedJson;
import io.walras.protocol.chain.Address;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.RestartSettings;
import org.apache.pekko.stream.UniqueKillSwitch;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.RestartSource;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the lane's journal and writes it into the query tables, each event exactly once: rows and offset are one
 * transaction. What it has written it passes on to the feed. A failure is retried for ever, with a growing wait.
 */
public final class Projection {
    /** Emptying the tables of a long history takes its time, and nobody waits for it. */
    private static final Duration STATEMENT_TIMEOUT = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);

    private final Database database;
    private final LaneJournal journal;
    private final FeedHub feed;
    private final MarketObserver markets;
    private final LedgerSettings settings;
    private final LedgerMetrics metrics;
    private final Transactions transactions;
    private final ProjectionHealth health;
    private final LedgerPosition position = new LedgerPosition();
    private final ExecutionNews executions = new ExecutionNews();
    /** How many events the feed has told; like {@link #oldNews}, only the writer reads and writes it. */
    private long told;
    /** The last event that was journaled before the projection began. */
    private long oldNews;

    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("projection").factory());
    private final UniqueKillSwitch killSwitch;
    private final CompletionStage<Done> end;

    private Projection(
            ActorSystem<?> system,
            Database database,
            LaneJournal journal,
            FeedHub feed,
            MarketObserver markets,
            LedgerSettings settings,
            LedgerMetrics metrics,
            InstantSource clock) {
        this.database = database;
        this.journal = journal;
        this.feed = feed;
        this.markets = markets;
        this.settings = settings;
        this.metrics = metrics;
        this.transactions = new Transactions(database.connections(), STATEMENT_TIMEOUT);
        this.health = new ProjectionHealth(clock);
        metrics.observeLag(() -> health.lag().toMillis() / 1e3);
        RestartSettings restarts = RestartSettings.create(settings.minBackoff(), settings.maxBackoff(), 0.2)
                .withLogSettings(RestartSettings.createLogSettings(Attributes.logLevelOff()));
        Pair<UniqueKillSwitch, CompletionStage<Done>> running = RestartSource.withBackoff(restarts, this::attempt)
                .viaMat(KillSwitches.single(), Keep.right())
                .toMat(Sink.ignore(), Keep.both())
                .run(system);
        this.killSwitch = running.first();
        this.end = running.second().whenComplete((done, failure) -> health.stopped());
    }

    /** Starts to follow the journal; the feed must be of the same journal. The markets are told what is journaled from now on. */
    public static Projection start(
            ActorSystem<?> system,
            Database database,
            LaneJournal journal,
            FeedHub feed,
            MarketObserver markets,
            LedgerSettings settings,
            LedgerMetrics metrics,
            InstantSource clock) {
        return new Projection(system, database, journal, feed, markets, settings, metrics, clock);
    }

    /** How far it is. */
    public LedgerPosition position() {
        return position;
    }

    /** Where new rows for makers are told. */
    public ExecutionNews executions() {
        return executions;
    }

    /**
     * Empty once the tables hold all that was journaled before the start, as long as the projection neither fails nor
     * stands still.
     *
     * @param journaled the number of the event that the lane has journaled last
     */
    public Optional<String> whyNotReady(long journaled) {
        return health.whyNotReady(journaled);
    }

    /** Stops after the write that is under way. */
    public CompletionStage<Done> stop() {
        killSwitch.shutdown();
        return end.whenComplete((done, failure) -> writer.shutdown());
    }

    private Source<Done, NotUsed> attempt() {
        return Source.completionStage(CompletableFuture.supplyAsync(this::begin, writer))
                .flatMapConcat(this::eventsAfter)
                .batch(settings.projectionBatch(), Projection::first, Projection::append)
                .mapAsync(1, batch -> CompletableFuture.supplyAsync(() -> write(batch), writer))
                .mapError(Throwable.class, this::failed);
    }

    private Source<EventEnvelope, NotUsed> eventsAfter(long offset) {
        return journal.follow(offset + 1).zipWithIndex().map(numbered -> {
            long expected = offset + 1 + numbered.second();
            if (numbered.first().sequenceNr() != expected) {
                throw new IllegalStateException("the journal has no event " + expected);
            }
            return numbered.first();
        });
    }

    private static List<EventEnvelope> first(EventEnvelope event) {
        return append(new ArrayList<>(), event);
    }

    private static List<EventEnvelope> append(List<EventEnvelope> batch, EventEnvelope event) {
        batch.add(event);
        return batch;
    }

    private long begin() {
        long journalEnd = database.lastSequenceNumber(journal.persistenceId());
        transactions.write(sql -> {
            QueryTables tables = new QueryTables(sql, journal.persistenceId());
            if (tables.offset().isEmpty()) {
                LOG.atInfo().addKeyValue("version", QueryTables.VERSION).log("building the query tables");
                tables.clear();
            }
        });
        long offset = transactions.read(
                sql -> new QueryTables(sql, journal.persistenceId()).offset().orElseThrow());
        health.begin(offset, journalEnd);
        position.at(offset);
        told = transactions.read(sql -> new FeedTable(sql).last());
        oldNews = journalEnd;
        feed.begin(told);
        markets.interrupted();
        if (offset >= journalEnd) {
            feed.caughtUp();
        }
        return offset;
    }

    private Done write(List<EventEnvelope> batch) {
        long before = batch.getFirst().sequenceNr() - 1;
        long last = batch.getLast().sequenceNr();
        SortedMap<Long, List<FeedEvent>> news = news(batch);
        SortedSet<Address> makers = new TreeSet<>();
        List<MarketNews> marketNews = new ArrayList<>();
        transactions.write(sql -> {
            Projector projector = new Projector(sql);
            for (EventEnvelope event : batch) {
                List<MarketNews> means = projector.apply(event.sequenceNr(), LaneJournal.record(event));
                marketNews.addAll(event.sequenceNr() > oldNews ? means : List.of());
            }
            makers.addAll(projector.makersTold());
            FeedTable table = new FeedTable(sql);
            news.forEach((sequenceNumber, events) -> events.forEach(event -> table.add(event.id(), sequenceNumber)));
            new QueryTables(sql, journal.persistenceId()).advance(before, last);
        });
        told += news.values().stream().mapToLong(List::size).sum();
        health.written(last, LaneJournal.record(batch.getLast()).at());
        position.at(last);
        metrics.countProjected((int) batch.stream()
                .filter(event -> !(LaneJournal.record(event).event() instanceof LaneEvent.BidCommitted))
                .count());
        tell(news, last);
        markets.happened(marketNews);
        executions.tell(makers);
        return Done.done();
    }

    /** What the feed tells of these, by the numbers they have in the journal. */
    private SortedMap<Long, List<FeedEvent>> news(List<EventEnvelope> batch) {
        SortedMap<Long, List<FeedEvent>> news = new TreeMap<>();
        long id = told;
        for (EventEnvelope event : batch) {
            List<FeedEvent> events = new ArrayList<>();
            for (FeedEvent.News what : FeedJson.of(LaneJournal.record(event))) {
                events.add(new FeedEvent(++id, what));
            }
            news.put(event.sequenceNr(), events);
        }
        return news;
    }

    private void tell(SortedMap<Long, List<FeedEvent>> news, long upTo) {
        feed.publish(flat(news.headMap(oldNews + 1)));
        if (upTo >= oldNews) {
            feed.caughtUp();
        }
        feed.publish(flat(news.tailMap(oldNews + 1)));
    }

    private static List<FeedEvent> flat(SortedMap<Long, List<FeedEvent>> news) {
        return news.values().stream().flatMap(List::stream).toList();
    }

    private Throwable failed(Throwable thrown) {
        Throwable cause = thrown.getCause();
        Throwable failure = thrown instanceof CompletionException && cause != null ? cause : thrown;
        health.failed(failure);
        metrics.countFailure();
        LOG.atWarn().setCause(failure).log("the projection failed and will be tried again");
        return failure;
    }
}
