package io.walras.auctioneer.book.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.book.BookPublisher;
import io.walras.auctioneer.ledger.MarketNews;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.Prints;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.auctioneer.testing.Requests;
import io.walras.auctioneer.testing.StreamClient;
import io.walras.protocol.book.FastBook;
import io.walras.protocol.book.Side;
import io.walras.protocol.wire.market.StreamRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stream of market data over a real WebSocket, and what its clients may do wrong. */
final class MarketStreamTest {
    private final EdgeServer server = new EdgeServer("sessions.heartbeat = 500ms, http.market-streams {"
            + " max-streams = 3, max-streams-per-address = 2, max-subscriptions = 3,"
            + " requests { per-second = 1, burst = 8, keys = 1 } }");
    private final List<StreamClient> opened = new ArrayList<>();
    private final FastBook book = new FastBook();

    @AfterEach
    void close() {
        opened.forEach(StreamClient::close);
        server.close();
    }

    private StreamClient connect() {
        StreamClient client = new StreamClient(server.address());
        opened.add(client);
        return client;
    }

    private void ask(long id, long price, long lots) {
        book.place(id, 1, Side.ASK, price, lots);
        show();
    }

    private void show() {
        BookPublisher.show(server.books(), "DAI-USDC", book);
    }

    @Test
    void shouldTellABookAndThenWhatChanges() {
        ask(1, 10, 4);
        StreamClient client = connect();
        client.subscribe("book");
        client.awaitNext(
                "\"channel\":\"book\",\"market\":\"DAI-USDC\",\"type\":\"snapshot\",\"sequence\":1,\"data\":"
                        + "{\"market\":\"DAI-USDC\",\"sequence\":1,\"bids\":[],\"asks\":[{\"price\":10,\"lots\":4,\"orders\":1}]");
        ask(2, 11, 5);

        client.awaitNext("\"type\":\"delta\",\"sequence\":2,\"data\":{\"market\":\"DAI-USDC\",\"previous\":1");
    }

    @Test
    void shouldTellBestPricesOnlyWhenTheyChange() {
        StreamClient client = connect();
        client.subscribe("bbo");
        client.awaitNext("\"data\":{\"market\":\"DAI-USDC\",\"sequence\":0}");
        ask(1, 10, 4);
        client.awaitNext(
                "\"sequence\":1,\"data\":{\"market\":\"DAI-USDC\",\"sequence\":1,\"ask\":{\"price\":10,\"lots\":4");
        ask(2, 11, 5);
        book.place(3, 1, Side.BID, 9, 2);
        show();

        client.awaitNext("\"sequence\":2,\"bid\":{\"price\":9,\"lots\":2,\"orders\":1},\"ask\":{\"price\":10");
    }

    @Test
    void shouldTellTradesWithoutGapsAndTakeThemBack() {
        server.tape().happened(List.of(Prints.told(Prints.sold(99, 1, 1))));
        StreamClient client = connect();
        client.subscribe("trades");
        client.awaitNext("\"type\":\"start\",\"sequence\":1,");
        server.tape()
                .happened(List.of(
                        Prints.told(Prints.bought(100, 5, 15)), new MarketNews.TakenBack(Prints.bought(100, 5, 15))));

        client.awaitNext(
                "\"type\":\"trade\",\"sequence\":2,\"data\":{\"id\":\"100-3\",\"side\":\"buy\",\"base\":\"5\",\"quote\":\"15\"");
        client.awaitNext("\"type\":\"takenBack\",\"sequence\":3,\"data\":{\"id\":\"100-3\"");
    }

    @Test
    void shouldTellWhatAuctionsComeTo() {
        StreamClient client = connect();
        client.subscribe("auctions");
        client.awaitNext("\"type\":\"start\",\"sequence\":0,");
        server.tape().happened(List.of(Prints.won(Prints.result(7))));

        client.awaitNext("\"type\":\"result\",\"sequence\":1,\"data\":{\"auctionId\":7,");
    }

    @Test
    void shouldTellNothingAfterTheEndOfASubscription() {
        StreamClient client = connect();
        client.subscribe("trades");
        client.awaitNext("\"type\":\"start\"");
        client.say("unsubscribe", "trades");
        client.awaitNext("{\"op\":\"unsubscribed\",\"channel\":\"trades\",\"market\":\"DAI-USDC\"}");
        server.tape().happened(List.of(Prints.told(Prints.sold(99, 1, 1))));
        client.say("{\"op\":\"ping\"}");

        assertThat(client.awaitNext("pong")).isEqualTo("{\"op\":\"pong\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense | Malformed",
                "{\"op\":\"login\"} | Malformed",
                "{\"op\":\"subscribe\",\"channel\":\"books\",\"market\":\"DAI-USDC\"} | Malformed",
                "{\"op\":\"subscribe\",\"channel\":\"book\",\"market\":\"A-B\"} | UnknownMarket",
                "{\"op\":\"subscribe\",\"channel\":\"bbo\",\"market\":\"DAI-USDC\"} | SubscribedAlready",
                "{\"op\":\"unsubscribe\",\"channel\":\"book\",\"market\":\"DAI-USDC\"} | NotSubscribed"
            })
    void shouldRefuseWhatCannotBeDoneAndGoOn(String text, String errorType) {
        StreamClient client = connect();
        client.subscribe("bbo");
        client.awaitNext("\"type\":\"best\"");
        client.say(text);

        assertThat(client.awaitNext("\"op\":\"error\""))
                .contains("\"errorType\":\"" + errorType + "\"")
                .endsWith("\"closing\":false}");
        client.say("{\"op\":\"ping\"}");
        client.awaitNext("pong");
    }

    @Test
    void shouldFollowNoMoreChannelsThanAllowed() {
        StreamClient client = connect();
        client.say("subscribe", "book");
        client.say("subscribe", "bbo");
        client.say("subscribe", "trades");
        client.say("subscribe", "auctions");

        client.awaitAny("\"errorType\":\"TooManySubscriptions\"");
    }

    @Test
    void shouldEndWithAMessageThatIsTooLong() {
        StreamClient client = connect();
        client.say(" ".repeat(StreamRequest.MAX_BYTES) + "{\"op\":\"ping\"}");

        client.awaitNext("{\"op\":\"error\",\"errorType\":\"Malformed\"");
        client.awaitEnd();
    }

    @Test
    void shouldEndWithAMessageThatIsNoText() {
        StreamClient client = connect();
        client.sayBinary();

        client.awaitNext("{\"op\":\"error\",\"errorType\":\"Malformed\"");
        client.awaitEnd();
    }

    @Test
    void shouldEndWithAClientThatSaysTooMuch() {
        StreamClient client = connect();
        for (int i = 0; i < 9; i++) {
            client.say("{\"op\":\"ping\"}");
        }

        client.awaitAny("{\"op\":\"error\",\"errorType\":\"TooFast\"");
        client.awaitEnd();
    }

    @Test
    void shouldTellAFollowerThatItFellBehind() {
        StreamClient client = connect();
        client.subscribe("trades");
        client.awaitNext("\"type\":\"start\"");
        server.tape()
                .happened(LongStream.range(0, 2_000)
                        .mapToObj(block -> Prints.told(Prints.sold(block, 1, 1)))
                        .toList());

        assertThat(client.awaitAny("\"op\":\"error\"")).contains("FellBehind", "\"closing\":true");
        client.awaitEnd();
    }

    @Test
    void shouldTellFollowersThatSomethingMayBeMissing() {
        StreamClient client = connect();
        client.subscribe("trades");
        client.awaitNext("\"type\":\"start\"");
        server.tape().interrupted();

        client.awaitNext("\"errorType\":\"Unavailable\"");
        client.awaitEnd();
    }

    /** It reads neither pings nor that the connection is over: the place that becomes free shows it. */
    @Test
    void shouldGiveThePlaceOfASilentClientToAnother() throws Exception {
        StreamClient silent = connect();
        silent.subscribe("trades");
        silent.turnDeaf();
        connect().subscribe("trades");

        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!findsPlace() && System.nanoTime() < end) {}
        assertThat(System.nanoTime()).isLessThan(end);
    }

    private boolean findsPlace() throws IOException {
        return server.send(Requests.get("/api/v1/markets/DAI-USDC/bbo/events")).status() == 200;
    }

    @Test
    void shouldNotOpenMoreStreamsToAnAddressThanAllowed() {
        connect().subscribe("trades");
        connect().subscribe("trades");
        StreamClient third = connect();

        third.awaitNext("{\"op\":\"error\",\"errorType\":\"TooManySubscribers\"");
        third.awaitEnd();
    }

    @Test
    void shouldCountStreamsOfBothKinds() throws Exception {
        connect().subscribe("trades");
        connect().subscribe("trades");

        RawHttp.Answer answer = server.send(Requests.get("/api/v1/markets/DAI-USDC/trades/events"));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.errorType()).isEqualTo("TooManySubscribers");
    }

    @Test
    void shouldWantAWebSocket() throws Exception {
        assertThat(server.send(Requests.get("/api/v1/stream")).errorType()).isEqualTo("NotAWebSocket");
    }
}
