package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.bytes;
import static io.walras.auctioneer.testing.Requests.withBody;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.intake.IntakeChain.Facts;
import io.walras.auctioneer.testing.CancellationDraft;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.MemoryChain;
import io.walras.auctioneer.testing.OrderDraft;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests with an idempotency key, over a real socket. */
class IdempotencyApiTest {
    private static final String ORDERS = "/api/v1/orders";

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
    void shouldGiveTheSameAnswerAgain() throws Exception {
        RawHttp.Answer first = post("a", draft());
        RawHttp.Answer again = post("a", draft());
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.headers()).doesNotContainKey("idempotent-replayed");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers()).containsEntry("idempotent-replayed", "true");
        assertThat(post("b", draft()).errorType()).isEqualTo("DuplicatedOrder");
        assertThat(server.lane().inputs())
                .filteredOn(PoolInput.Admit.class::isInstance)
                .hasSize(1);
    }

    @Test
    void shouldGiveTheSameRefusalAgain() throws Exception {
        RawHttp.Answer first = post("a", draft().fee(Uint256.ONE));
        assertThat(first.errorType()).isEqualTo("NonZeroFee");
        assertThat(post("a", draft().fee(Uint256.ONE)).body()).isEqualTo(first.body());
    }

    @Test
    void shouldRefuseAnotherRequestWithTheSameKey() throws Exception {
        post("a", draft());
        RawHttp.Answer answer = post("a", draft().amounts(Uint256.of(7), Uint256.of(8)));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.errorType()).isEqualTo("IdempotencyConflict");
    }

    @Test
    void shouldTellOneEndpointFromAnother() throws Exception {
        post("a", draft());
        RawHttp.Answer cancelled = server.send(withBody(
                "DELETE",
                ORDERS,
                headers("a"),
                bytes(CancellationDraft.ofAll(
                                EdgeServer.DOMAIN,
                                Orders.ALICE,
                                SigningScheme.EIP712,
                                List.of(draft().intent().uid()))
                        .toString())));
        assertThat(cancelled.body()).isEqualTo("\"Cancelled\"");
    }

    @Test
    void shouldSayThatTheFirstRequestIsStillUnderWay() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        server.chain().say(question -> slow(asked, answered));
        try (RawHttp first = new RawHttp(server.address())) {
            first.write(request("a", draft()));
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            RawHttp.Answer second = post("a", draft());
            assertThat(second.status()).isEqualTo(409);
            assertThat(second.errorType()).isEqualTo("InFlight");
            assertThat(second.headers()).containsEntry("retry-after", "1");
            answered.countDown();
            assertThat(first.read().status()).isEqualTo(201);
        }
        assertThat(post("a", draft()).status()).isEqualTo(201);
    }

    private static Facts slow(CountDownLatch asked, CountDownLatch answered) {
        asked.countDown();
        try {
            assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
            return MemoryChain.FINE;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void shouldDoAgainWhatCouldNotBeDone() throws Exception {
        server.lane().available(false);
        assertThat(post("a", draft()).errorType()).isEqualTo("Unavailable");
        server.lane().available(true);
        assertThat(post("a", draft()).status()).isEqualTo(201);
    }

    @Test
    void shouldChangeNothingIfItCouldNotRememberIt() throws Exception {
        server.memory().available(false);
        assertThat(post("a", draft()).errorType()).isEqualTo("Unavailable");
        assertThat(server.lane().inputs()).isEmpty();
    }

    @Test
    void shouldRefuseAKeyThatIsNone() throws Exception {
        assertThat(post("x".repeat(65), draft()).errorType()).isEqualTo("InvalidIdempotencyKey");
        assertThat(post("a b", draft()).errorType()).isEqualTo("InvalidIdempotencyKey");
    }

    private RawHttp.Answer post(String key, OrderDraft draft) throws IOException {
        return server.send(request(key, draft));
    }

    private static byte[] request(String key, OrderDraft draft) {
        return withBody("POST", ORDERS, headers(key), bytes(draft.body().toString()));
    }

    private static String headers(String key) {
        return "Content-Type: application/json\r\nIdempotency-Key: " + key + "\r\n";
    }

    private static OrderDraft draft() {
        return new OrderDraft(EdgeServer.DOMAIN, Orders.ALICE, Orders.USDC, Orders.DAI, EdgeServer.NOW + 3_600);
    }
}
