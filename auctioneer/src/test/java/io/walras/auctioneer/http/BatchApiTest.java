package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.bytes;
import static io.walras.auctioneer.testing.Requests.postOrder;
import static io.walras.auctioneer.testing.Requests.withBody;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.OrderDraft;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many orders in one request, over a real socket. */
class BatchApiTest {
    private EdgeServer server;

    @BeforeEach
    void start() {
        server = new EdgeServer("");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldAnswerEachOrderAsByItselfAndInSequence() throws Exception {
        OrderDraft good = draft(1_001);
        OrderDraft feeful = draft(1_002).fee(Uint256.ONE);
        OrderDraft last = draft(1_003);
        RawHttp.Answer answer = RawHttp.send(
                server.address(),
                batch(
                        good.body().toString(),
                        "7",
                        feeful.body().toString(),
                        last.body().toString()));
        String alone = server.send(postOrder(feeful.body())).body();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("[{\"status\":201,\"uid\":\"" + good.intent().uid()
                        + "\"},{\"status\":422,\"error\":{\"errorType\":\"InvalidShape\","
                        + "\"description\":\"the order is not a JSON object\"}},{\"status\":400,\"error\":" + alone
                        + "},{\"status\":201,\"uid\":\"" + last.intent().uid() + "\"}]");
        assertThat(server.lane().inputs())
                .filteredOn(PoolInput.Admit.class::isInstance)
                .extracting(input -> ((PoolInput.Admit) input).intent().uid())
                .containsExactly(good.intent().uid(), last.intent().uid());
    }

    @Test
    void shouldSayWhichOrdersItCouldNotAskTheLaneAbout() throws Exception {
        server.lane().available(false);
        RawHttp.Answer answer = post(draft(1_001).body().toString());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("[{\"status\":503,\"error\":{\"errorType\":\"Unavailable\"");
    }

    @Test
    void shouldTakeAsManyOrdersAsAllowedAndNoMore() throws Exception {
        List<String> most = IntStream.range(0, 20)
                .mapToObj(i -> draft(1_000 + i).body().toString())
                .toList();
        assertThat(post(most.toArray(String[]::new)).body().split("\"status\"", -1))
                .hasSize(21);
        assertThat(post(Stream.concat(most.stream(), most.stream().limit(1)).toArray(String[]::new))
                        .errorType())
                .isEqualTo("TooManyOrders");
        assertThat(post().errorType()).isEqualTo("InvalidShape");
    }

    private RawHttp.Answer post(String... orders) throws IOException {
        return server.send(batch(orders));
    }

    private static byte[] batch(String... orders) {
        return withBody(
                "POST", "/api/v1/orders/batch", bytes(Stream.of(orders).collect(Collectors.joining(",", "[", "]"))));
    }

    private static OrderDraft draft(long sellAmount) {
        return new OrderDraft(EdgeServer.DOMAIN, Orders.ALICE, Orders.USDC, Orders.DAI, EdgeServer.NOW + 3_600)
                .amounts(Uint256.of(sellAmount), Uint256.of(2_000));
    }
}
