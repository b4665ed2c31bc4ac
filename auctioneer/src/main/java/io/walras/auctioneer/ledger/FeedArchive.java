package io.walras.auctioneer.ledger;

import io.walras.auctioneer.journal.Database;
import io.walras.auctioneer.ledger.wire.FeedJson;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

    /** The events after the one with this id: about {@code limit} of them, and none only if there are none. */
    CompletionStage<List<FeedEvent>> after(long id, int limit) {
        return CompletableFuture.supplyAsync(
                        () -> transactions.read(sql -> section(new FeedTable(sql), id, limit)), threads)
                .thenCompose(section -> section.map(known -> told(id, known))
                        .orElseGet(() -> CompletableFuture.completedStage(List.of())));
    }

    private static Optional<Section> section(FeedTable table, long after, int limit) {
        List<Long> numbers = table.sequenceNumbersAfter(after, limit);
        return numbers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(numbers.getFirst(), numbers.getLast(), table.firstOf(numbers.getFirst())));
    }

    /** Events of the journal, both inclusive, and the number of the first event of the feed among what they tell. */
    private record Section(long from, long to, long firstId) {}

    /** The first event of the journal may tell some that come before those that are asked for. */
    private CompletionStage<List<FeedEvent>> told(long after, Section section) {
        return journal.range(section.from(), section.to())
                .mapConcat(envelope -> FeedJson.of(LaneJournal.record(envelope)))
                .runWith(Sink.seq(), system)
                .thenApply(news -> IntStream.range(0, news.size())
                        .mapToObj(i -> new FeedEvent(section.firstId() + i, news.get(i)))
                        .filter(event -> event.id() > after)
                        .toList());
    }
}
