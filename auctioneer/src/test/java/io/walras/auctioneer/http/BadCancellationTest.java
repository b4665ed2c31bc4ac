package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.bytes;
import static io.walras.auctioneer.testing.Requests.deleteOrders;
import static io.walras.auctioneer.testing.Requests.postOrder;
import static io.walras.auctioneer.testing.Requests.withBody;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.testing.CancellationDraft;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.OrderDraft;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows 76 to 78 of the bad-input catalogue: cancellations of orders that are there. */
class BadCancellationTest {
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
    void shouldCancelForNobodyButTheOwner() throws Exception {
        post(draft());
        expect(cancel(Orders.BOB, draft().intent().uid()), 401, "WrongOwner");
        assertThat(server.lane().openOrders()).isEqualTo(1);
    }

    @Test
    void shouldCancelAllOrNone() throws Exception {
        Intent mine = draft().intent();
        post(draft());
        OrderUid unknown = draft().validTo(EdgeServer.NOW + 9_999).intent().uid();
        expect(cancel(Orders.ALICE, mine.uid(), unknown), 404, "OrderNotFound");
        assertThat(server.lane().openOrders()).isEqualTo(1);
    }

    @Test
    void shouldRefuseToCancelTwice() throws Exception {
        post(draft());
        assertThat(cancel(Orders.ALICE, draft().intent().uid()).body()).isEqualTo("\"Cancelled\"");
        expect(cancel(Orders.ALICE, draft().intent().uid()), 400, "AlreadyCancelled");
    }

    @Test
    void shouldRefuseToCancelWhatIsFilledOrExpired() throws Exception {
        post(draft());
        reserve(draft().intent());
        SortedMap<OrderUid, OrderFill> mined = whole(draft().intent(), OrderFill.Phase.MINED);
        server.lane().tell(new PoolInput.Advance(mined, server.clock().millis()));
        expect(cancel(Orders.ALICE, draft().intent().uid()), 400, "OrderFullyExecuted");
        OrderDraft shortLived = draft().validTo(EdgeServer.NOW + 60);
        post(shortLived);
        server.clock().advanceMillis(61_000);
        expect(cancel(Orders.ALICE, shortLived.intent().uid()), 400, "OrderExpired");
    }

    @Test
    void shouldTellThatACancellationIsPendingWhileAwarded() throws Exception {
        post(draft());
        reserve(draft().intent());
        OrderUid uid = draft().intent().uid();
        expect(cancel(Orders.ALICE, uid), 202, "CancelPending");
        byte[] one = bytes(CancellationDraft.ofOne(EdgeServer.DOMAIN, Orders.ALICE, SigningScheme.ETHSIGN, uid)
                .toString());
        expect(server.send(withBody("DELETE", "/api/v1/orders/" + uid, one)), 202, "CancelPending");
    }

    @ParameterizedTest
    @EnumSource(names = {"PRESIGN", "EIP1271"})
    void shouldRefuseToCancelForAnOwnerThatSignsOnChain(SigningScheme scheme) throws Exception {
        OrderDraft onChain = draft().scheme(scheme);
        server.lane().tell(new PoolInput.Admit(onChain.intent(), "{}", true, 0));
        expect(cancel(Orders.ALICE, onChain.intent().uid()), 400, "OnChainOrder");
        expect(cancel(Orders.BOB, onChain.intent().uid()), 400, "OnChainOrder");
    }

    private void reserve(Intent intent) {
        server.lane().tell(new PoolInput.Reserve(whole(intent, OrderFill.Phase.LIVE)));
    }

    private static SortedMap<OrderUid, OrderFill> whole(Intent intent, OrderFill.Phase phase) {
        Uint256 sold = intent.order().sellAmount();
        Uint256 bought = intent.order().buyAmount();
        return new TreeMap<>(Map.of(intent.uid(), new OrderFill(1, sold, bought, Uint256.ZERO, Uint256.ZERO, phase)));
    }

    private static OrderDraft draft() {
        return new OrderDraft(EdgeServer.DOMAIN, Orders.ALICE, Orders.USDC, Orders.DAI, EdgeServer.NOW + 3_600);
    }

    private RawHttp.Answer post(OrderDraft draft) throws IOException {
        return server.send(postOrder(draft.body()));
    }

    private RawHttp.Answer cancel(PrivateKey key, OrderUid... uids) throws IOException {
        return server.send(
                deleteOrders(CancellationDraft.ofAll(EdgeServer.DOMAIN, key, SigningScheme.EIP712, List.of(uids))));
    }

    private static void expect(RawHttp.Answer answer, int status, String errorType) {
        assertThat(answer.errorType()).as(answer.toString()).isEqualTo(errorType);
        assertThat(answer.status()).isEqualTo(status);
    }
}
