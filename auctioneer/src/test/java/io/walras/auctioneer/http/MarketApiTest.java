package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.book.BookPublisher;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.protocol.book.FastBook;
import io.walras.protocol.book.Side;
import io.walras.protocol.testing.Orders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/markets/A-B/book", "/api/v1/markets/A-B/book/events"})
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
