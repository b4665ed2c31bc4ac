package io.walras.auctioneer.ledger;

import io.walras.auctioneer.journal.Database;
import io.walras.auctioneer.ledger.wire.FeedJson;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.stream.javadsl.Sink;

/** The events of the feed as the journal has them, for those who resume from further back than is kept at hand. */
public final class FeedArchive {
    private final ActorSystem<?> system;
    private final LaneJournal journal;
    private final Transactions transactions;
    private final Executor threads;

    /** Reads the events of this journal, whose query tables are in the database. */
    public FeedArchive(ActorSystem<?> system, LaneJournal journal, Database database, Duration timeout) {
        this.system = system;
        this.journal = journal;
        this.transactions = new Transactions(database.connections(), timeout);
        this.threads = system.dispatchers().lookup(DispatcherSelector.blocking());
    }

    /** The events after the one with this id, at most {@code limit} of them. */
    CompletionStage<List<FeedEvent>> after(long id, int limit) {
        return CompletableFuture.supplyAsync(
                        () -> transactions.read(sql -> new FeedTable(sql).sequenceNumbersAfter(id, limit)), threads)
                .thenCompose(numbers -> numbers.isEmpty()
                        ? CompletableFuture.completedStage(List.of())
                        : told(id, numbers.getFirst(), numbers.getLast()));
    }

    private CompletionStage<List<FeedEvent>> told(long after, long from, long to) {
        return journal.range(from, to)
                .map(envelope -> FeedJson.of(LaneJournal.record(envelope)))
                .mapConcat(news -> news.stream().toList())
                .runWith(Sink.seq(), system)
                .thenApply(news -> numbered(after, news));
    }

    private static List<FeedEvent> numbered(long after, List<FeedEvent.News> news) {
        return IntStream.range(0, news.size())
                .mapToObj(i -> new FeedEvent(after + 1 + i, news.get(i)))
                .toList();
    }
}
