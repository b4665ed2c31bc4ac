package io.walras.auctioneer.ledger;

import io.walras.auctioneer.ledger.wire.FeedJson;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/**
 * The feed: keeps the latest events at hand for all subscribers together and nothing for any one of them but its
 * position. Who resumes from further back reads the journal, page by page, until it has caught up.
 */
public final class FeedHub implements Feed {
    private static final int PAGE = 256;

    private final ActorSystem<?> system;
    private final LaneJournal journal;
    private final LedgerSettings settings;
    private final LedgerMetrics metrics;
    private final Deque<FeedEvent> latest = new ArrayDeque<>();
    private final Set<Subscriber> subscribers = new HashSet<>();
    /** Every event after this one, up to {@link #head}, is among the latest. */
    private long latestFrom;
    /** The last event that may be told. */
    private long head;
    /** What was journaled before the start is no news, even if it is projected only now. */
    private long oldNews;

    /** A feed of the journal, silent until its projection runs. */
    public FeedHub(ActorSystem<?> system, LaneJournal journal, LedgerSettings settings, LedgerMetrics metrics) {
        this.system = system;
        this.journal = journal;
        this.settings = settings;
        this.metrics = metrics;
        metrics.observeSubscribers(this::subscribers);
    }

    @Override
    public Source<FeedEvent, NotUsed> live() {
        return from(() -> Math.max(head, oldNews));
    }

    @Override
    public Source<FeedEvent, NotUsed> after(long id) {
        return from(() -> Math.min(id, Math.max(head, oldNews)));
    }

    private Source<FeedEvent, NotUsed> from(LongSupplier position) {
        return Source.lazySource(() -> subscribe(position)
                        .map(this::newsFor)
                        .orElseGet(() -> Source.failed(new TooManySubscribers(settings.feedSubscribers()))))
                .mapMaterializedValue(materialized -> NotUsed.getInstance())
                .mapConcat(events -> events);
    }

    private Source<List<FeedEvent>, NotUsed> newsFor(Subscriber subscriber) {
        return Source.unfoldAsync(
                        subscriber, reader -> next(reader).thenApply(news -> Optional.of(Pair.create(reader, news))))
                .watchTermination((materialized, end) -> {
                    end.whenComplete((done, failure) -> unsubscribe(subscriber));
                    return materialized;
                });
    }

    /** The projection begins at {@code offset}; the journal ends at {@code journalEnd}. */
    synchronized void begin(long offset, long journalEnd) {
        oldNews = Math.max(oldNews, journalEnd);
        if (offset != head) {
            latest.clear();
            latestFrom = offset;
            head = offset;
        }
    }

    /** Tells these events; with them all up to {@code upTo} are told. */
    void publish(List<FeedEvent> events, long upTo) {
        List<Subscriber> waiting = new ArrayList<>();
        synchronized (this) {
            for (FeedEvent event : events) {
                latest.addLast(event);
                if (latest.size() > settings.feedRetained()) {
                    latestFrom = latest.removeFirst().id();
                }
            }
            head = upTo;
            subscribers.stream().filter(Subscriber::isWaiting).forEach(waiting::add);
        }
        waiting.forEach(Subscriber::wake);
    }

    private synchronized int subscribers() {
        return subscribers.size();
    }

    private synchronized Optional<Subscriber> subscribe(LongSupplier position) {
        if (subscribers.size() >= settings.feedSubscribers()) {
            return Optional.empty();
        }
        Subscriber subscriber = new Subscriber(position.getAsLong());
        subscribers.add(subscriber);
        return Optional.of(subscriber);
    }

    private synchronized void unsubscribe(Subscriber subscriber) {
        subscribers.remove(subscriber);
    }

    /** The next events for the subscriber: at once if there are any, else as soon as there are. */
    private synchronized CompletionStage<List<FeedEvent>> next(Subscriber subscriber) {
        if (subscriber.position >= head) {
            subscriber.isLive = true;
            return subscriber.sleep().thenCompose(news -> next(subscriber));
        }
        if (subscriber.position >= latestFrom) {
            List<FeedEvent> news = latest.reversed().stream()
                    .takeWhile(event -> event.id() > subscriber.position)
                    .toList()
                    .reversed();
            subscriber.position = head;
            subscriber.isLive = true;
            return news.isEmpty() ? next(subscriber) : CompletableFuture.completedStage(news);
        }
        if (subscriber.isLive) {
            metrics.countDropped();
            return CompletableFuture.failedStage(new FellBehind(subscriber.position));
        }
        return fromJournal(subscriber);
    }

    private CompletionStage<List<FeedEvent>> fromJournal(Subscriber subscriber) {
        long from = subscriber.position + 1;
        long to = Math.min(subscriber.position + PAGE, head);
        return journal.range(from, to)
                .map(envelope -> FeedJson.of(envelope.sequenceNr(), LaneJournal.record(envelope)))
                .mapConcat(event -> event.stream().toList())
                .runWith(Sink.seq(), system)
                .thenCompose(events -> caughtUp(subscriber, to, events));
    }

    private synchronized CompletionStage<List<FeedEvent>> caughtUp(
            Subscriber subscriber, long to, List<FeedEvent> events) {
        subscriber.position = to;
        return events.isEmpty() ? next(subscriber) : CompletableFuture.completedStage(events);
    }

    /** Where a subscriber is; read and written under the lock of the hub. */
    private static final class Subscriber {
        private long position;
        private boolean isLive;
        private CompletableFuture<Done> news = CompletableFuture.completedFuture(Done.done());

        Subscriber(long position) {
            this.position = position;
        }

        boolean isWaiting() {
            return !news.isDone();
        }

        CompletionStage<Done> sleep() {
            news = new CompletableFuture<>();
            return news;
        }

        void wake() {
            news.complete(Done.done());
        }
    }
}
