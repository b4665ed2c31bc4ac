package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.bytes;
import static io.walras.auctioneer.testing.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.book.BookPublisher;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.Prints;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.protocol.book.FastBook;
import io.walras.protocol.book.Side;
import io.walras.protocol.testing.Orders;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MarketApiTest {
    private EdgeServer server;
    private final FastBook book = new FastBook();

    @BeforeEach
    void start() {
        server = new EdgeServer("http.market-streams.max-streams = 2");
        book.place(1, 1, Side.ASK, 10, 4);
        book.place(2, 1, Side.ASK, 11, 5);
        show();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void show() {
        BookPublisher.show(server.books(), "DAI-USDC", book);
    }

    @Test
    void shouldListTheMarkets() throws Exception {
        assertThat(server.send(get("/api/v1/markets")).body())
                .isEqualTo("[{\"market\":\"DAI-USDC\",\"base\":\"" + Orders.DAI + "\",\"quote\":\"" + Orders.USDC
                        + "\",\"lot\":\"1000\",\"tick\":\"1\"}]");
    }

    @Test
    void shouldShowABook() throws Exception {
        assertThat(server.send(get("/api/v1/markets/DAI-USDC/book?depth=1")).body())
                .startsWith("{\"market\":\"DAI-USDC\",\"sequence\":1,\"bids\":[],"
                        + "\"asks\":[{\"price\":10,\"lots\":4,\"orders\":1}],\"checksum\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "x", "1e1", ""})
    void shouldRefuseADepthThatIsNone(String depth) throws Exception {
        RawHttp.Answer answer = server.send(get("/api/v1/markets/DAI-USDC/book?depth=" + depth));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("InvalidDepth");
    }

    @Test
    void shouldShowTheBestPrices() throws Exception {
        assertThat(server.send(get("/api/v1/markets/DAI-USDC/bbo")).body())
                .isEqualTo("{\"market\":\"DAI-USDC\",\"sequence\":1,\"ask\":{\"price\":10,\"lots\":4,\"orders\":1}}");
    }

    @Test
    void shouldListTradesFromTheLatestOn() throws Exception {
        server.markets().put(Prints.sold(100, 5, 15));
        server.markets().put(Prints.bought(101, 2, 4));

        assertThat(server.send(get("/api/v1/markets/DAI-USDC/trades?limit=1")).body())
                .startsWith("[{\"id\":\"101-3\",\"side\":\"buy\",\"base\":\"2\",\"quote\":\"4\",\"orderUid\":\"0x")
                .contains(
                        "\"auctionId\":7,\"txHash\":\"0x", "\"blockNumber\":101,\"logIndex\":3,\"at\":1790000101000}]")
                .doesNotContain("100-3");
        assertThat(server.send(get("/api/v1/markets/DAI-USDC/trades?before=101-3"))
                        .body())
                .contains("\"id\":\"100-3\",\"side\":\"sell\",\"base\":\"5\",\"quote\":\"15\"")
                .doesNotContain("101-3");
    }

    @Test
    void shouldTellCandlesAsExactAmounts() throws Exception {
        server.markets().put(Prints.sold(100, 5, 15));
        server.markets().put(Prints.bought(101, 2, 4));

        assertThat(server.send(get("/api/v1/markets/DAI-USDC/candles?interval=1d&from=0&to=1800000000000&limit=5"))
                        .body())
                .isEqualTo(
                        "[{\"start\":1789948800000,\"open\":{\"base\":\"5\",\"quote\":\"15\"},"
                                + "\"high\":{\"base\":\"5\",\"quote\":\"15\"},\"low\":{\"base\":\"2\",\"quote\":\"4\"},"
                                + "\"close\":{\"base\":\"2\",\"quote\":\"4\"},\"volumeBase\":\"7\",\"volumeQuote\":\"19\",\"trades\":2}]");
    }

    @Test
    void shouldListWhatAuctionsCameTo() throws Exception {
        server.markets().put(Prints.result(7));
        server.markets().put(Prints.result(8));

        assertThat(server.send(get("/api/v1/markets/DAI-USDC/auctions?before=8"))
                        .body())
                .isEqualTo(
                        "[{\"auctionId\":7,\"solver\":\"" + Orders.token(70)
                                + "\",\"solutionId\":\"4\",\"bidPrice\":{\"base\":\"1\",\"quote\":\"3\"},"
                                + "\"askPrice\":{\"base\":\"1\",\"quote\":\"3\"},\"volumeBase\":\"100\",\"volumeQuote\":\"300\",\"fills\":2}]");
    }

    @ParameterizedTest
    @CsvSource({
        "trades?limit=0, InvalidPaging",
        "trades?limit=1001, InvalidPaging",
        "trades?limit=-1, InvalidPaging",
        "trades?limit=99999999999999999999, InvalidPaging",
        "trades?before=101, InvalidPaging",
        "trades?before=101-, InvalidPaging",
        "trades?before=0x1-3, InvalidPaging",
        "trades?before=9999999999999999-3, InvalidPaging",
        "auctions?before=, InvalidPaging",
        "auctions?before=1e3, InvalidPaging",
        "auctions?limit=x, InvalidPaging",
        "candles?interval=2m, InvalidInterval",
        "candles?interval=, InvalidInterval",
        "candles?interval=1M, InvalidInterval",
        "candles?from=-1, InvalidTime",
        "candles?to=now, InvalidTime",
        "candles?from=2&to=1, InvalidTime",
        "candles?from=9999999999999999, InvalidTime",
        "candles?limit=1001, InvalidPaging"
    })
    void shouldRefuseAQuestionThatCannotBeRead(String question, String errorType) throws Exception {
        RawHttp.Answer answer = server.send(get("/api/v1/markets/DAI-USDC/" + question));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errorType()).isEqualTo(errorType);
    }

    @Test
    void shouldTellBestPricesAsTheyChange() throws Exception {
        try (RawHttp http = new RawHttp(server.address())) {
            http.write(get("/api/v1/markets/DAI-USDC/bbo/events"));
            assertThat(http.readUntil("id:1\n")).contains("event:best", "\"ask\":{\"price\":10");
            book.cancel(1);
            show();
            assertThat(http.readUntil("id:2\n")).contains("\"ask\":{\"price\":11");
        }
    }

    @Test
    void shouldTellTradesAsTheyAreMined() throws Exception {
        try (RawHttp http = new RawHttp(server.address())) {
            http.write(get("/api/v1/markets/DAI-USDC/trades/events"));
            assertThat(http.readUntil("id:0\n")).contains("event:start", "{\"market\":\"DAI-USDC\",\"sequence\":0}");
            server.tape().happened(List.of(Prints.told(Prints.sold(100, 5, 15))));
            assertThat(http.readUntil("id:1\n")).contains("event:trade", "\"id\":\"100-3\"");
        }
    }

    @Test
    void shouldEndAStreamOfWhichSomethingIsMissing() throws Exception {
        try (RawHttp http = new RawHttp(server.address())) {
            http.write(get("/api/v1/markets/DAI-USDC/auctions/events"));
            http.readUntil("id:0\n");
            server.tape().interrupted();
            assertThat(http.readUntil("event:error\n")).contains("Unavailable");
        }
    }

    @Test
    void shouldKeepNoPlaceForARequestOfTheHeadersAlone() throws Exception {
        for (int i = 0; i < 3; i++) {
            RawHttp.Answer answer =
                    server.send(bytes("HEAD /api/v1/markets/DAI-USDC/bbo/events HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            assertThat(answer.status()).isEqualTo(200);
        }

        try (RawHttp http = new RawHttp(server.address())) {
            http.write(get("/api/v1/markets/DAI-USDC/bbo/events"));
            assertThat(http.readUntil("id:1\n")).contains("event:best");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/markets/A-B/book",
                "/api/v1/markets/A-B/bbo",
                "/api/v1/markets/A-B/trades",
                "/api/v1/markets/A-B/candles",
                "/api/v1/markets/A-B/auctions",
                "/api/v1/markets/A-B/book/events",
                "/api/v1/markets/A-B/trades/events"
            })
    void shouldNotKnowOtherMarkets(String path) throws Exception {
        RawHttp.Answer answer = server.send(get(path));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("UnknownMarket");
    }

    @Test
    void shouldTellASnapshotAndThenTheChanges() throws Exception {
        try (RawHttp http = new RawHttp(server.address())) {
            http.write(get("/api/v1/markets/DAI-USDC/book/events"));
            assertThat(http.readUntil("id:1\n")).contains("event:snapshot", "{\"price\":11,\"lots\":5,\"orders\":1}");
            book.cancel(2);
            show();
            assertThat(http.readUntil("id:2\n"))
                    .contains("event:delta", "\"previous\":1,\"sequence\":2", "{\"price\":11,\"lots\":0,\"orders\":0}");
        }
    }

    @Test
    void shouldRefuseMoreFollowersThanAllowed() throws Exception {
        try (RawHttp one = new RawHttp(server.address());
                RawHttp two = new RawHttp(server.address())) {
            one.write(get("/api/v1/markets/DAI-USDC/book/events"));
            one.readUntil("id:1\n");
            two.write(get("/api/v1/markets/DAI-USDC/book/events"));
            two.readUntil("id:1\n");

            RawHttp.Answer answer = server.send(get("/api/v1/markets/DAI-USDC/book/events"));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).contains("TooManySubscribers");
        }
    }
}
