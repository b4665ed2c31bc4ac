package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.ledger.Feed;
import io.walras.auctioneer.ledger.FeedEvent;
import io.walras.auctioneer.ledger.FeedEvent.Kind;
import io.walras.auctioneer.ledger.FeedEvent.News;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.OrderDraft;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.auctioneer.testing.StreamClient;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.testing.Orders;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.pekko.stream.javadsl.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void shouldTellTheSameEventsOnAWebSocket() {
        server.feed().resumed(Source.single(new FeedEvent(43, new News(Kind.AWARD, "{\"a\":1}"))));
        try (StreamClient client = new StreamClient(server.address(), "/api/v1/events/ws?after=42")) {
            assertThat(client.awaitNext("")).isEqualTo("{\"id\":43,\"event\":\"award\",\"data\":{\"a\":1}}");
        }
        assertThat(server.feed().resumedAfter()).isEqualTo(42);
    }

    @Test
    void shouldEndAWebSocketOnWhichTheClientSaysSomething() {
        try (StreamClient client = new StreamClient(server.address(), "/api/v1/events/ws")) {
            client.say("hello");
            client.awaitEnd();
        }
    }

    @Test
    void shouldEndAWebSocketWithATypedErrorWhenTheClientIsTooSlow() {
        server.feed().live(Source.failed(new Feed.FellBehind(9)));
        try (StreamClient client = new StreamClient(server.address(), "/api/v1/events/ws")) {
            client.awaitNext("{\"event\":\"error\",\"data\":{\"errorType\":\"FellBehind\"");
        }
    }

    @Test
    void shouldTellOnlyTheKindsAndOrdersThatTheClientChooses() {
        OrderUid alices = uid(Orders.ALICE);
        OrderUid bobs = uid(Orders.BOB);
        server.feed()
                .live(Source.from(List.of(
                        new FeedEvent(1, new News(Kind.ORDER, "1", new TreeSet<>(List.of(alices)))),
                        new FeedEvent(2, new News(Kind.ORDER, "2", new TreeSet<>(List.of(bobs)))),
                        new FeedEvent(3, new News(Kind.AWARD, "3", new TreeSet<>(List.of(alices, bobs)))),
                        new FeedEvent(4, new News(Kind.PRICE, "4")))));
        assertThat(told("kinds=order,price", 3)).containsExactly("1", "2", "4");
        assertThat(told("owner=" + Orders.ALICE.address(), 2)).containsExactly("1", "3");
        assertThat(told("uid=" + bobs, 2)).containsExactly("2", "3");
        assertThat(told("uid=" + bobs + "&owner=" + Orders.ALICE.address() + "&kinds=order", 2))
                .containsExactly("1", "2");
    }

    @ParameterizedTest
    @CsvSource({
        "after=x, InvalidEventId",
        "after=99999999, InvalidEventId",
        "kinds=orders, InvalidEventFilter",
        "kinds=, InvalidEventFilter",
        "owner=0x12, InvalidAddress",
        "uid=0x12, InvalidUid"
    })
    void shouldRefuseAChoiceThatItCannotRead(String query, String errorType) throws Exception {
        assertThat(server.send(get("/api/v1/events?" + query)).errorType()).isEqualTo(errorType);
    }

    @Test
    void shouldRefuseAWebSocketAfterAnEventThatThereIsNotYet() throws Exception {
        String upgrade = String.join(
                "\r\n",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "");
        RawHttp.Answer answer = server.send(get("/api/v1/events/ws?after=999999999", upgrade));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.errorType()).isEqualTo("InvalidEventId");
    }

    private List<String> told(String query, int count) {
        try (StreamClient client = new StreamClient(server.address(), "/api/v1/events/ws?" + query)) {
            return IntStream.range(0, count)
                    .mapToObj(i -> client.awaitNext("").replaceAll(".*\"data\":|}$", ""))
                    .toList();
        }
    }

    private static OrderUid uid(PrivateKey owner) {
        return new OrderDraft(EdgeServer.DOMAIN, owner, Orders.USDC, Orders.DAI, EdgeServer.NOW + 100)
                .intent()
                .uid();
    }
}
