package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.get;
import static io.walras.auctioneer.testing.Requests.postOrder;
import static io.walras.auctioneer.testing.Requests.withBody;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.InstructionDraft;
import io.walras.auctioneer.testing.JsonBody;
import io.walras.auctioneer.testing.OrderDraft;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.testing.Orders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mass cancellations and dead-man switches over HTTP. */
class InstructionApiTest {
    private static final String CANCELLATIONS = "/api/v1/orders/cancellations";
    private static final long NOW = EdgeServer.NOW * 1_000;
    private static final Address ALICE = Orders.ALICE.address();
    private static final InstructionDraft DRAFT = new InstructionDraft(EdgeServer.DOMAIN);

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
    void shouldCancelEveryOpenOrderOfTheOwner() throws Exception {
        OrderUid first = post(draft());
        OrderUid second = post(draft().validTo(EdgeServer.NOW + 7_200));
        List<OrderUid> both = Stream.of(first, second).sorted().toList();

        RawHttp.Answer answer = send(CANCELLATIONS, DRAFT.cancel(Orders.ALICE, "", NOW));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"cancelled\":[\"" + both.get(0) + "\",\"" + both.get(1) + "\"],\"inFlight\":[]}");
        assertThat(server.lane().openOrders()).isZero();
    }

    @Test
    void shouldLeaveAloneWhatRestsInNoBook() throws Exception {
        post(draft());

        RawHttp.Answer answer = send(CANCELLATIONS, DRAFT.cancel(Orders.ALICE, EdgeServer.MARKET.name(), NOW));

        assertThat(answer.body()).isEqualTo("{\"cancelled\":[],\"inFlight\":[]}");
        assertThat(server.lane().openOrders()).isEqualTo(1);
    }

    @Test
    void shouldHeedNoMessageTwice() throws Exception {
        assertThat(send(CANCELLATIONS, DRAFT.cancel(Orders.ALICE, "", NOW)).status())
                .isEqualTo(200);
        post(draft());

        RawHttp.Answer again = send(CANCELLATIONS, DRAFT.cancel(Orders.ALICE, "", NOW));

        assertThat(again.errorType()).isEqualTo("StaleInstruction");
        assertThat(again.status()).isEqualTo(400);
        assertThat(server.lane().openOrders()).isEqualTo(1);
    }

    @Test
    void shouldArmAndTellAndDisarm() throws Exception {
        assertThat(send(switchOf(ALICE), DRAFT.arm(Orders.ALICE, "", NOW + 30_000, NOW))
                        .body())
                .isEqualTo("{\"market\":\"\",\"cancelAt\":" + (NOW + 30_000) + "}");
        send(switchOf(ALICE), DRAFT.arm(Orders.ALICE, "DAI-USDC", NOW + 40_000, NOW));
        assertThat(server.send(get(switchOf(ALICE))).body())
                .isEqualTo("{\"owner\":\"" + ALICE + "\",\"switches\":[{\"market\":\"\",\"cancelAt\":" + (NOW + 30_000)
                        + "},{\"market\":\"DAI-USDC\",\"cancelAt\":" + (NOW + 40_000) + "}]}");

        send(switchOf(ALICE), DRAFT.arm(Orders.ALICE, "DAI-USDC", 0, NOW + 1));

        assertThat(server.send(get(switchOf(ALICE))).body()).contains("\"\"").doesNotContain("DAI-USDC");
    }

    /** A message that must be refused and change nothing. */
    record Bad(String path, JsonBody body, int status, String errorType) {
        @Override
        public String toString() {
            return errorType + " " + body;
        }
    }

    static Stream<Bad> shouldRefuse() {
        JsonBody cancel = DRAFT.cancel(Orders.ALICE, "", NOW);
        String bobs = switchOf(Orders.BOB.address());
        return Stream.concat(
                Stream.of(
                        cancelling(422, "MissingField", body -> new JsonBody()),
                        cancelling(422, "InvalidAddress", body -> body.text("owner", "0x12")),
                        cancelling(401, "WrongOwner", body -> body.text("owner", Orders.BOB.address())),
                        cancelling(401, "WrongOwner", body -> body.with("signedAt", Long.toString(NOW + 1))),
                        cancelling(422, "InvalidType", body -> body.text("signedAt", "soon")),
                        cancelling(422, "InvalidType", body -> body.with("signedAt", "-1")),
                        cancelling(422, "InvalidType", body -> body.with("signedAt", "9223372036854775808")),
                        cancelling(422, "InvalidType", body -> body.with("market", "7")),
                        cancelling(400, "UnknownMarket", body -> body.text("market", "A-B")),
                        cancelling(422, "InvalidEnum", body -> body.text("signingScheme", "eip1271")),
                        cancelling(400, "InvalidSignature", body -> body.text("signature", "0x1234")),
                        new Bad(CANCELLATIONS, DRAFT.cancel(Orders.ALICE, "", NOW - 60_001), 400, "InvalidSignedAt"),
                        new Bad(CANCELLATIONS, DRAFT.cancel(Orders.ALICE, "", NOW + 60_001), 400, "InvalidSignedAt")),
                Stream.of(
                        new Bad(switchOf(ALICE), cancel, 422, "MissingField"),
                        arming(NOW + 4_999, 400, "InvalidCancelAt"),
                        arming(NOW + 86_400_001, 400, "InvalidCancelAt"),
                        arming(1, 400, "InvalidCancelAt"),
                        new Bad("/api/v1/account/0x12/switch", cancel, 422, "InvalidAddress"),
                        new Bad(bobs, DRAFT.arm(Orders.ALICE, "", NOW + 9_000, NOW), 401, "WrongOwner")));
    }

    private static Bad cancelling(int status, String errorType, UnaryOperator<JsonBody> spoil) {
        return new Bad(CANCELLATIONS, spoil.apply(DRAFT.cancel(Orders.ALICE, "", NOW)), status, errorType);
    }

    private static Bad arming(long cancelAt, int status, String errorType) {
        return new Bad(switchOf(ALICE), DRAFT.arm(Orders.ALICE, "", cancelAt, NOW), status, errorType);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void shouldRefuse(Bad bad) throws Exception {
        post(draft());

        RawHttp.Answer answer = send(bad.path(), bad.body());

        assertThat(answer.errorType()).as(answer.toString()).isEqualTo(bad.errorType());
        assertThat(answer.status()).isEqualTo(bad.status());
        assertThat(server.lane().openOrders()).isEqualTo(1);
        assertThat(server.send(get(switchOf(ALICE))).body()).contains("\"switches\":[]");
    }

    @Test
    void shouldSlowDownAnOwnerThatSaysTooMuch() throws Exception {
        try (EdgeServer slow = new EdgeServer("intake.orders-per-owner.burst = 1")) {
            slow.send(request(CANCELLATIONS, DRAFT.cancel(Orders.ALICE, "", NOW)));
            assertThat(slow.send(request(CANCELLATIONS, DRAFT.cancel(Orders.ALICE, "", NOW + 1)))
                            .errorType())
                    .isEqualTo("RateLimited");
        }
    }

    private static String switchOf(Address owner) {
        return "/api/v1/account/" + owner + "/switch";
    }

    private static OrderDraft draft() {
        return new OrderDraft(EdgeServer.DOMAIN, Orders.ALICE, Orders.USDC, Orders.DAI, EdgeServer.NOW + 3_600);
    }

    private OrderUid post(OrderDraft draft) throws IOException {
        assertThat(server.send(postOrder(draft.body())).status()).isEqualTo(201);
        return draft.intent().uid();
    }

    private RawHttp.Answer send(String path, JsonBody body) throws IOException {
        return server.send(request(path, body));
    }

    private static byte[] request(String path, JsonBody body) {
        return withBody("POST", path, body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
