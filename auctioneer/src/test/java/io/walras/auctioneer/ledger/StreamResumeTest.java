package io.walras.auctioneer.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.journal.Vendor;
import io.walras.auctioneer.lane.LaneRecord;
import io.walras.auctioneer.ledger.FeedEvent.News;
import io.walras.auctioneer.ledger.wire.FeedJson;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.protocol.testing.Gen;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Clients over real connections that lose them again and again while events are journaled: they miss nothing and are told
 * nothing twice.
 */
final class StreamResumeTest {
    private static final int DISCONNECTIONS = 20;
    /** A place for every connection: that one is lost is noticed when it is written to, and not before. */
    private static final LedgerSettings SETTINGS = new LedgerSettings(
            2, 64, Duration.ofSeconds(5), 8, Duration.ofMillis(50), Duration.ofMillis(200), 16, DISCONNECTIONS + 1);

    private final Gen gen = new Gen(11);
    private final List<LaneRecord> events =
            new LaneStory(new Gen(12)).steps(400).journal();
    private ProjectionRun run;
    private EdgeServer server;

    @BeforeEach
    void start(@TempDir Path folder) {
        run = ProjectionRun.start(Vendor.H2.newDatabase(folder), SETTINGS);
        server = new EdgeServer("");
        server.feed().follow(run.feed);
    }

    @AfterEach
    void stop() {
        server.close();
        run.close();
    }

    @ParameterizedTest
    @EnumSource(EventClient.Kind.class)
    void shouldMissNothingAndTellNothingTwiceThoughDisconnectedTwentyTimes(EventClient.Kind kind) throws Exception {
        List<News> all =
                events.stream().flatMap(event -> FeedJson.of(event).stream()).toList();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> run.write(events));
        List<String> told = new ArrayList<>();
        for (int connection = 0; connection <= DISCONNECTIONS; connection++) {
            int wanted = connection == DISCONNECTIONS
                    ? all.size() - told.size()
                    : gen.between(0, all.size() / (DISCONNECTIONS + 1));
            read(kind, told, wanted);
        }
        writing.get(60, TimeUnit.SECONDS);
        assertThat(told)
                .isEqualTo(IntStream.range(0, all.size())
                        .mapToObj(i -> i + 1 + " " + all.get(i).kind().wireName() + " "
                                + all.get(i).json())
                        .toList());
    }

    /** Reads so many events after those that were told, and breaks the connection off. */
    private void read(EventClient.Kind kind, List<String> told, int wanted) throws IOException {
        try (EventClient client = kind.connect(server.address(), told.size())) {
            for (int i = 0; i < wanted; i++) {
                told.add(client.next());
            }
        }
    }
}
