package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.get;
import static io.walras.auctioneer.testing.Requests.postOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.intake.IntakeChain;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.MemoryChain;
import io.walras.auctioneer.testing.OrderDraft;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.intent.PooledOrder.Closing;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePMap;

/** Orders that replace others, and that their owners have named. */
class OrderManagementApiTest {
    private static final String NAMED = "{\"metadata\":{\"walras\":{\"clientId\":\"mm-1\"}}}";

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
    void shouldReplaceAnOrderThatTheAppDataNames() throws Exception {
        OrderDraft old = draft(Orders.ALICE);
        post(old);

        OrderDraft next = replacing(Orders.ALICE, old.intent().uid());

        assertThat(post(next).status()).isEqualTo(201);
        assertThat(order(old).body()).contains("\"status\":\"cancelled\"");
        assertThat(order(next).body()).contains("\"status\":\"open\"");
        expect(post(next), 400, "DuplicatedOrder");
    }

    @Test
    void shouldLeaveTheOldOrderIfItIsNotReplaced() throws Exception {
        OrderDraft old = draft(Orders.ALICE);
        post(old);
        OrderUid uid = old.intent().uid();

        expect(post(replacing(Orders.BOB, uid)), 401, "WrongOwner");
        expect(post(replacing(Orders.ALICE, uid).validTo(1)), 400, "InsufficientValidTo");
        OrderUid unknown =
                draft(Orders.ALICE).validTo(EdgeServer.NOW + 99).intent().uid();
        expect(post(replacing(Orders.ALICE, unknown)), 404, "OrderNotFound");
        assertThat(order(old).body()).contains("\"status\":\"open\"");

        reserve(old.intent());
        expect(post(replacing(Orders.ALICE, uid)), 400, "OldOrderActivelyBidOn");
        assertThat(server.lane().openOrders()).isEqualTo(1);
    }

    @Test
    void shouldReplaceNothingForWhoeverHasNotSigned() throws Exception {
        OrderDraft old = draft(Orders.ALICE);
        post(old);
        server.chain().say(question -> notPresigned());

        OrderDraft unsigned = replacing(Orders.ALICE, old.intent().uid()).scheme(SigningScheme.PRESIGN);

        expect(post(unsigned), 400, "UnprovenOwner");
        expect(post(draft(Orders.ALICE).appData(NAMED).scheme(SigningScheme.PRESIGN)), 400, "UnprovenOwner");
        assertThat(order(old).body()).contains("\"status\":\"open\"");
    }

    private static IntakeChain.Facts notPresigned() {
        IntakeChain.Facts fine = MemoryChain.FINE;
        return new IntakeChain.Facts(
                fine.owner(), fine.sellToken(), fine.buyToken(), fine.balance(), fine.allowance(), true, false);
    }

    @Test
    void shouldRefuseToReplaceWhatIsNoOrder() throws Exception {
        expect(
                post(draft(Orders.ALICE).appData("{\"metadata\":{\"replacedOrder\":{\"uid\":\"0x12\"}}}")),
                400,
                "InvalidAppData");
    }

    @Test
    void shouldTellTheNameOfAnOrderAndTakeItOnce() throws Exception {
        assertThat(post(draft(Orders.ALICE).appData(NAMED)).status()).isEqualTo(201);

        assertThat(order(draft(Orders.ALICE).appData(NAMED)).body()).contains("\"clientId\":\"mm-1\"");
        expect(post(draft(Orders.ALICE).appData(NAMED).validTo(EdgeServer.NOW + 99)), 400, "DuplicateClientId");
        assertThat(post(draft(Orders.BOB).appData(NAMED)).status()).isEqualTo(201);
    }

    @Test
    void shouldFindTheNewestOrderOfAName() throws Exception {
        Intent older = draft(Orders.ALICE).appData(NAMED).intent();
        Intent newer =
                draft(Orders.ALICE).appData(NAMED).validTo(EdgeServer.NOW + 99).intent();
        server.ledger().put(named(older, 1, Closing.CANCELLED));
        server.ledger().put(named(newer, 2, Closing.NONE));
        String path = "/api/v1/account/" + older.owner() + "/orders/by-client-id/";

        assertThat(server.send(get(path + "mm-1")).body()).contains("\"uid\":\"" + newer.uid() + "\"");
        expect(server.send(get(path + "mm-2")), 404, "NotFound");
        expect(server.send(get(path + "a%20b")), 400, "InvalidClientId");
        expect(server.send(get("/api/v1/account/0x12/orders/by-client-id/mm-1")), 422, "InvalidAddress");
    }

    private static PooledOrder named(Intent intent, long sequence, Closing closing) {
        return new PooledOrder(intent, NAMED, 0, sequence, null, "mm-1", null, TreePMap.empty(), closing, null);
    }

    private void reserve(Intent intent) {
        OrderFill fill = new OrderFill(
                1,
                intent.order().sellAmount(),
                intent.order().buyAmount(),
                Uint256.ZERO,
                Uint256.ZERO,
                OrderFill.Phase.LIVE);
        server.lane().tell(new PoolInput.Reserve(new TreeMap<>(Map.of(intent.uid(), fill))));
    }

    private static OrderDraft draft(PrivateKey owner) {
        return new OrderDraft(EdgeServer.DOMAIN, owner, Orders.USDC, Orders.DAI, EdgeServer.NOW + 3_600);
    }

    private static OrderDraft replacing(PrivateKey owner, OrderUid old) {
        return draft(owner).appData("{\"metadata\":{\"replacedOrder\":{\"uid\":\"" + old + "\"}}}");
    }

    private RawHttp.Answer post(OrderDraft draft) throws IOException {
        return server.send(postOrder(draft.body()));
    }

    private RawHttp.Answer order(OrderDraft draft) throws IOException {
        return server.send(get("/api/v1/orders/" + draft.intent().uid()));
    }

    private static void expect(RawHttp.Answer answer, int status, String errorType) {
        assertThat(answer.errorType()).as(answer.toString()).isEqualTo(errorType);
        assertThat(answer.status()).isEqualTo(status);
    }
}
