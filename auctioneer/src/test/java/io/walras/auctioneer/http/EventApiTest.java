package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.ledger.Feed;
import io.walras.auctioneer.ledger.FeedEvent;
import io.walras.auctioneer.ledger.FeedEvent.Kind;
import io.walras.auctioneer.ledger.FeedEvent.News;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.RawHttp;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.stream.javadsl.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The event stream over a real socket. */
class EventApiTest {
    private EdgeServer server;

    @BeforeEach
    void start() {
        server = new EdgeServer("http.heartbeat = 50 ms");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldStreamEventsAsTheyHappen() throws Exception {
        server.feed()
                .live(Source.from(List.of(
                        new FeedEvent(7, new News(Kind.ORDER, "{\"a\":1}")),
                        new FeedEvent(8, new News(Kind.SETTLEMENT, "{\"b\":2}")))));
        try (RawHttp http = new RawHttp(server.address())) {
            http.write(get("/api/v1/events"));
            String head = http.readUntil("\r\n\r\n");
            assertThat(head).contains("200 OK", "text/event-stream", "Access-Control-Allow-Origin: *");
            assertThat(http.readUntil("id:8\n"))
                    .contains("data:{\"a\":1}\nevent:order\nid:7\n", "data:{\"b\":2}\nevent:settlement\nid:8\n");
        }
    }

    @Test
    void shouldSendHeartbeatsIntoSilence() throws Exception {
        try (RawHttp http = new RawHttp(server.address())) {
            http.write(get("/api/v1/events"));
            http.readUntil("\r\n\r\n");
            assertThat(http.readUntil("\n\n")).isNotEmpty();
        }
    }

    @Test
    void shouldResumeAfterTheLastEventOfTheClient() throws Exception {
        server.feed().resumed(Source.single(new FeedEvent(43, new News(Kind.AWARD, "{}"))));
        try (RawHttp http = new RawHttp(server.address())) {
            http.write(get("/api/v1/events", "Last-Event-ID: 42\r\n"));
            assertThat(http.readUntil("id:43\n")).contains("event:award");
        }
        assertThat(server.feed().resumedAfter()).isEqualTo(42);
    }

    @Test
    void shouldEndWithATypedErrorWhenTheClientIsTooSlow() throws Exception {
        server.feed().live(Source.failed(new Feed.FellBehind(9)));
        try (RawHttp http = new RawHttp(server.address())) {
            http.write(get("/api/v1/events"));
            assertThat(http.readUntil("event:error\n")).contains("\"errorType\":\"FellBehind\"");
        }
    }

    @Test
    void shouldEndStreamsWhenTheServerStops() throws Exception {
        try (RawHttp http = new RawHttp(server.address())) {
            http.write(get("/api/v1/events"));
            http.readUntil("\n\n");
            server.binding().stop().toCompletableFuture().get(10, TimeUnit.SECONDS);
            assertThat(http.readUntil("0\r\n\r\n")).isNotEmpty();
            assertThat(http.isClosedByServer()).isTrue();
        }
    }
}
