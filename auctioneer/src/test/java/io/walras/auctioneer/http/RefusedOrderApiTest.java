package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.bytes;
import static io.walras.auctioneer.testing.Requests.get;
import static io.walras.auctioneer.testing.Requests.withBody;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.ledger.Placements;
import io.walras.auctioneer.ledger.RefusedPlacement;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.testing.Orders;
import io.walras.settlement.abi.EthFlowOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user sees of an order that a contract announced and that was not admitted. */
class RefusedOrderApiTest {
    private static final Address CONTRACT = Orders.token(96);
    private static final Order ORDER =
            Orders.sell().until(Order.MAX_VALID_TO).signed().order();
    private static final EthFlowOrder PLACED =
            new EthFlowOrder(CONTRACT, Orders.BOB.address(), ORDER, 7, 1_800_000_000);
    private static final OrderUid UID = PLACED.uid(EdgeServer.DOMAIN.separator());

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
    void shouldTellWhyItWasNotAdmitted() throws Exception {
        assertThat(server.send(get("/api/v1/orders/" + UID)).status()).isEqualTo(404);
        refused(false);

        RawHttp.Answer answer = server.send(get("/api/v1/orders/" + UID));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "\"creationDate\":\"2026-09-21T14:13:20Z\"",
                        "\"owner\":\"" + CONTRACT + "\"",
                        "\"uid\":\"" + UID + "\"",
                        "\"status\":\"cancelled\"",
                        "\"statusLevel\":\"accepted\"",
                        "\"fullAppData\":\"{}\"",
                        "\"sellAmount\":\"" + ORDER.sellAmount() + "\"",
                        "\"signingScheme\":\"eip1271\"",
                        "\"signature\":\"" + CONTRACT + "\"",
                        "\"onchainUser\":\"" + Orders.BOB.address() + "\"",
                        "\"onchainOrderData\":{\"sender\":\"" + Orders.BOB.address()
                                + "\",\"placementError\":\"PreValidationError\"}",
                        "\"ethflowData\":{\"userValidTo\":1800000000,\"isRefunded\":false}");
    }

    @Test
    void shouldTellThatItWasPaidBack() throws Exception {
        refused(true);

        assertThat(server.send(get("/api/v1/orders/" + UID)).body()).contains("\"isRefunded\":true");
    }

    @Test
    void shouldTellItAmongOthers() throws Exception {
        OrderUid absent = Orders.sell().signed().uid();
        refused(false);

        RawHttp.Answer answer =
                server.send(withBody("POST", "/api/v1/orders/by_uids", bytes("[\"" + absent + "\",\"" + UID + "\"]")));

        assertThat(answer.body())
                .isEqualTo("[{\"error\":{\"uid\":\"" + absent + "\",\"description\":\"there is no such order\"}},"
                        + "{\"order\":"
                        + server.send(get("/api/v1/orders/" + UID)).body() + "}]");
    }

    @Test
    void shouldTellThatItIsInNoAuction() throws Exception {
        refused(false);

        assertThat(server.send(get("/api/v1/orders/" + UID + "/status")).body()).isEqualTo("{\"type\":\"cancelled\"}");
    }

    private void refused(boolean isOver) {
        Placements.Refused why = new Placements.Refused("PreValidationError", "InsufficientValidTo: too soon");
        server.ledger().put(UID, new RefusedPlacement(PLACED, EdgeServer.NOW * 1_000, why, "{}", isOver));
    }
}
