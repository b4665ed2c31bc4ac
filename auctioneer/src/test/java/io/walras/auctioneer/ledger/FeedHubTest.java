package io.walras.auctioneer.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.walras.auctioneer.journal.DatabaseSettings;
import io.walras.auctioneer.journal.Samples;
import io.walras.auctioneer.journal.Vendor;
import io.walras.auctioneer.lane.LaneRecord;
import io.walras.auctioneer.ledger.Feed.FellBehind;
import io.walras.auctioneer.ledger.Feed.NeverGivenOut;
import io.walras.auctioneer.ledger.Feed.TooManySubscribers;
import io.walras.auctioneer.ledger.FeedEvent.News;
import io.walras.auctioneer.ledger.wire.FeedJson;
import io.walras.protocol.testing.Gen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.SinkQueueWithCancel;
import org.apache.pekko.stream.javadsl.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FeedHubTest {
    private static final List<LaneRecord> EVENTS =
            new LaneStory(new Gen(7)).steps(400).journal();
    private static final List<FeedEvent> FEED =
            numbered(EVENTS.stream().map(FeedJson::of).flatMap(List::stream));

    private ProjectionRun run;

    @BeforeEach
    void start(@TempDir Path folder) {
        DatabaseSettings settings = Vendor.H2.newDatabase(folder);
        run = ProjectionRun.start(settings);
        run.awaitProjected();
    }

    @AfterEach
    void stop() {
        run.close();
    }

    /** What the feed tells of the journal's events from this number (exclusive) to that (inclusive). */
    private static List<FeedEvent> told(int from, int to) {
        return FEED.subList(newsUpTo(from), newsUpTo(to));
    }

    /** How many of the journal's events up to this number the feed tells. */
    private static int newsUpTo(int number) {
        return EVENTS.stream()
                .limit(number)
                .mapToInt(event -> FeedJson.of(event).size())
                .sum();
    }

    private static LaneRecord event(String sample) {
        return new LaneRecord(
                LaneEvents.AT, Objects.requireNonNull(Samples.events().get(sample)));
    }

    private static List<FeedEvent> numbered(Stream<News> news) {
        List<News> all = news.toList();
        return IntStream.range(0, all.size())
                .mapToObj(i -> new FeedEvent(i + 1, all.get(i)))
                .toList();
    }

    private SinkQueueWithCancel<FeedEvent> subscribe(Source<FeedEvent, NotUsed> feed) {
        return feed.runWith(Sink.queue(), run.journal.system());
    }

    private static List<FeedEvent> pull(SinkQueueWithCancel<FeedEvent> subscriber, int count) {
        List<FeedEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(subscriber
                    .pull()
                    .toCompletableFuture()
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join()
                    .orElseThrow());
        }
        return events;
    }

    private void awaitSubscribers(int count) {
        awaitSubscribers(run.meters, count);
    }

    private void awaitSubscribers(SimpleMeterRegistry meters, int count) {
        run.soon(() -> assertThat(
                        meters.get("walras.ledger.feed.subscribers").gauge().value())
                .isEqualTo(count));
    }

    @Test
    void shouldTellALiveSubscriberWhatHappensFromNowOn() {
        run.write(EVENTS.subList(0, 20));
        SinkQueueWithCancel<FeedEvent> subscriber = subscribe(run.feed.live());
        awaitSubscribers(1);
        run.write(EVENTS.subList(20, 30));

        List<FeedEvent> expected = told(20, 30);
        assertThat(pull(subscriber, expected.size())).isEqualTo(expected);
    }

    @Test
    void shouldTellAResumingSubscriberAllThatItMissedAndThenGoOn() {
        int half = EVENTS.size() / 2;
        run.write(EVENTS.subList(0, half));
        SinkQueueWithCancel<FeedEvent> subscriber = subscribe(run.feed.after(newsUpTo(5)));
        List<FeedEvent> missed = told(5, half);

        assertThat(pull(subscriber, missed.size())).isEqualTo(missed);
        run.write(EVENTS.subList(half, half + 10));
        List<FeedEvent> after = told(half, half + 10);
        assertThat(pull(subscriber, after.size())).isEqualTo(after);
    }

    @Test
    void shouldRefuseToResumeAfterAnEventThatThereIsNotYet() {
        run.write(EVENTS.subList(0, 20));
        long last = newsUpTo(20);
        assertThat(run.feed.mayBeGivenOut(last)).isTrue();
        assertThat(run.feed.mayBeGivenOut(last + 1)).isFalse();
        assertThatThrownBy(() -> pull(subscribe(run.feed.after(last + 1)), 1)).hasCauseInstanceOf(NeverGivenOut.class);
    }

    @Test
    void shouldAcceptAnIdFromBeforeARestartWhileItCatchesUp() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        FeedHub starting = new FeedHub(run.archive, ProjectedLedger.SETTINGS, new LedgerMetrics(meters));
        starting.begin(0);
        assertThat(starting.mayBeGivenOut(2)).isTrue();
        SinkQueueWithCancel<FeedEvent> resumed = subscribe(starting.after(2));
        SinkQueueWithCancel<FeedEvent> mistaken = subscribe(starting.after(4));
        awaitSubscribers(meters, 2);
        starting.publish(FEED.subList(0, 3));
        starting.caughtUp();

        assertThat(pull(resumed, 1)).isEqualTo(FEED.subList(2, 3));
        assertThatThrownBy(() -> pull(mistaken, 1)).hasCauseInstanceOf(NeverGivenOut.class);
        assertThat(starting.mayBeGivenOut(4)).isFalse();
    }

    @Test
    void shouldNumberEventsWithoutLeavingOneOutForWhatOnlyTheLaneMayKnow() {
        List<LaneRecord> bidding =
                List.of(event("auctionAborted"), event("bidCommitted"), event("bidCommitted"), event("auctionAborted"));
        SinkQueueWithCancel<FeedEvent> subscriber = subscribe(run.feed.after(0));
        run.write(bidding);

        assertThat(pull(subscriber, 2)).extracting(FeedEvent::id).containsExactly(1L, 2L);
    }

    @Test
    void shouldGoOnWithTheNumbersAfterARestart(@TempDir Path folder) {
        DatabaseSettings settings = Vendor.H2.newDatabase(folder);
        try (ProjectionRun first = ProjectionRun.start(settings)) {
            first.awaitProjected();
            first.write(EVENTS.subList(0, 20));
        }
        try (ProjectionRun second = ProjectionRun.start(settings)) {
            second.awaitProjected();
            SinkQueueWithCancel<FeedEvent> subscriber =
                    second.feed.after(newsUpTo(10)).runWith(Sink.queue(), second.journal.system());
            second.write(EVENTS.subList(20, 30));

            List<FeedEvent> expected = told(10, 30);
            assertThat(pull(subscriber, expected.size())).isEqualTo(expected);
        }
    }

    @Test
    void shouldTellALiveSubscriberNothingThatWasJournaledBeforeTheStart() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        FeedHub starting = new FeedHub(run.archive, ProjectedLedger.SETTINGS, new LedgerMetrics(meters));
        starting.begin(0);
        SinkQueueWithCancel<FeedEvent> subscriber = subscribe(starting.live());
        awaitSubscribers(meters, 1);
        starting.publish(FEED.subList(0, 3));
        starting.caughtUp();
        starting.publish(FEED.subList(3, 4));

        assertThat(pull(subscriber, 1)).isEqualTo(FEED.subList(3, 4));
    }

    @Test
    void shouldDropALiveSubscriberThatFallsBehind() {
        CompletableFuture<Done> gate = new CompletableFuture<>();
        CompletionStage<List<FeedEvent>> read = run.feed
                .live()
                .mapAsync(1, event -> gate.thenApply(open -> event))
                .runWith(Sink.seq(), run.journal.system());
        awaitSubscribers(1);
        run.write(EVENTS.subList(0, 100));

        gate.complete(Done.done());

        assertThatThrownBy(() -> ProjectedLedger.get(read)).hasRootCauseInstanceOf(FellBehind.class);
        awaitSubscribers(0);
        assertThat(run.meters.counter("walras.ledger.feed.dropped").count()).isEqualTo(1);
    }

    @Test
    void shouldRefuseMoreSubscribersThanAllowed() {
        List<SinkQueueWithCancel<FeedEvent>> allowed =
                IntStream.range(0, 3).mapToObj(i -> subscribe(run.feed.live())).toList();
        awaitSubscribers(3);

        assertThatThrownBy(() -> pull(subscribe(run.feed.live()), 1)).hasCauseInstanceOf(TooManySubscribers.class);

        allowed.getFirst().cancel();
        awaitSubscribers(2);
        subscribe(run.feed.live());
        awaitSubscribers(3);
    }
}
