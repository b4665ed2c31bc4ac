package io.walras.auctioneer.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Source;

/**
 * The feed: keeps the latest events at hand for all subscribers together and nothing for any one of them but its
 * position. Who resumes from further back reads the journal, page by page, until it has caught up.
 */
public final class FeedHub implements Feed {
    private static final int PAGE = 256;
    /** The position of who wants to know only what is still to come; larger than the id of any event. */
    private static final long FROM_NOW = Long.MAX_VALUE;

    private final FeedArchive archive;
    private final LedgerSettings settings;
    private final LedgerMetrics metrics;
    private final Deque<FeedEvent> latest = new ArrayDeque<>();
    private final Set<Subscriber> subscribers = new HashSet<>();
    /** Every event after this one, up to {@link #head}, is among the latest. */
    private long latestFrom;
    /** The last event that may be told. */
    private long head;
    /** What was journaled before the start is no news, even if it is projected only now. */
    private boolean isCatchingUp = true;

    /** A feed of what the archive holds, silent until the projection runs. */
    public FeedHub(FeedArchive archive, LedgerSettings settings, LedgerMetrics metrics) {
        this.archive = archive;
        this.settings = settings;
        this.metrics = metrics;
        metrics.observeSubscribers(this::subscribers);
    }

    @Override
    public Source<FeedEvent, NotUsed> live() {
        return after(FROM_NOW);
    }

    @Override
    public Source<FeedEvent, NotUsed> after(long id) {
        return Source.lazySource(() -> subscribe(id)
                        .map(this::newsFor)
                        .orElseGet(() -> Source.failed(new TooManySubscribers(settings.feedSubscribers()))))
                .mapMaterializedValue(materialized -> NotUsed.getInstance())
                .mapConcat(events -> events);
    }

    @Override
    public synchronized boolean mayBeGivenOut(long id) {
        return isCatchingUp || id <= head;
    }

    private Source<List<FeedEvent>, NotUsed> newsFor(Subscriber subscriber) {
        return Source.unfoldAsync(
                        subscriber, reader -> next(reader).thenApply(news -> Optional.of(Pair.create(reader, news))))
                .watchTermination((materialized, end) -> {
                    end.whenComplete((done, failure) -> unsubscribe(subscriber));
                    return materialized;
                });
    }

    /** The projection begins after the event with this id, and has yet to write what was journaled before. */
    synchronized void begin(long id) {
        isCatchingUp = true;
        if (id != head) {
            latest.clear();
            latestFrom = id;
            head = id;
        }
    }

    /**
     * All that was journaled before the projection began is told. What comes now is news to everybody but to those who
     * wait for what comes after an event that there is not.
     */
    void caughtUp() {
        List<Subscriber> mistaken = new ArrayList<>();
        synchronized (this) {
            isCatchingUp = false;
            for (Subscriber subscriber : subscribers) {
                subscriber.position = positionAfter(subscriber.position);
                if (subscriber.position > head && subscriber.isWaiting()) {
                    mistaken.add(subscriber);
                }
            }
        }
        mistaken.forEach(Subscriber::wake);
    }

    private long positionAfter(long id) {
        return id == FROM_NOW && !isCatchingUp ? head : id;
    }

    /** Tells these events; however many they are, who has read all that came before can read them. */
    void publish(List<FeedEvent> events) {
        List<Subscriber> waiting = new ArrayList<>();
        synchronized (this) {
            for (FeedEvent event : events) {
                latest.addLast(event);
                head = event.id();
            }
            while (latest.size() > Math.max(settings.feedRetained(), events.size())) {
                latestFrom = latest.removeFirst().id();
            }
            subscribers.stream().filter(Subscriber::isWaiting).forEach(waiting::add);
        }
        waiting.forEach(Subscriber::wake);
    }

    private synchronized int subscribers() {
        return subscribers.size();
    }

    private synchronized Optional<Subscriber> subscribe(long after) {
        if (subscribers.size() >= settings.feedSubscribers()) {
            return Optional.empty();
        }
        Subscriber subscriber = new Subscriber(positionAfter(after));
        subscribers.add(subscriber);
        return Optional.of(subscriber);
    }

    private synchronized void unsubscribe(Subscriber subscriber) {
        subscribers.remove(subscriber);
    }

    /** The next events for the subscriber: at once if there are any, else as soon as there are. */
    private synchronized CompletionStage<List<FeedEvent>> next(Subscriber subscriber) {
        if (!mayBeGivenOut(subscriber.position)) {
            return CompletableFuture.failedStage(new NeverGivenOut(subscriber.position));
        }
        if (subscriber.position >= head) {
            subscriber.isLive = !isCatchingUp;
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
        return fromArchive(subscriber);
    }

    private CompletionStage<List<FeedEvent>> fromArchive(Subscriber subscriber) {
        return archive.after(subscriber.position, PAGE).thenApply(events -> caughtUp(subscriber, events));
    }

    private synchronized List<FeedEvent> caughtUp(Subscriber subscriber, List<FeedEvent> events) {
        subscriber.position = events.getLast().id();
        return events;
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
