package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.get;
import static io.walras.auctioneer.testing.Requests.postOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.ledger.AuctionOutcome;
import io.walras.auctioneer.ledger.AuctionOutcome.Bid;
import io.walras.auctioneer.ledger.AuctionOutcome.Reference;
import io.walras.auctioneer.ledger.AuctionOutcome.Result;
import io.walras.auctioneer.ledger.OrderIncident;
import io.walras.auctioneer.ledger.OrderIncident.Kind;
import io.walras.auctioneer.ledger.OrderTimeline;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.OrderDraft;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.intent.PooledOrder.Closing;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePMap;

/** What a client learns of why its order is where it is, over a real socket. */
class TimelineApiTest {
    private static final OrderUid UID = draft().intent().uid();
    private static final Bytes32 TX = Keccak256.hash("transaction");

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
    void shouldTellOfAFreshOrderThatItWasAccepted() throws Exception {
        server.send(postOrder(draft().body()));
        assertThat(body())
                .isEqualTo("{\"uid\":\"" + UID + "\",\"statusLevel\":\"accepted\",\"entries\":[{\"at\":1790000000000,"
                        + "\"type\":\"accepted\",\"description\":\"the order is durable\"}]}");
    }

    @Test
    void shouldTellWhatCameOfItInTheAuctionsAmongWhatElseHappened() throws Exception {
        server.ledger()
                .put(new OrderTimeline(
                        order(TreePMap.empty()),
                        List.of(
                                new OrderIncident(10, Kind.ACCEPTED, null, null, null),
                                new OrderIncident(20, Kind.WAITING, null, null, "InsufficientBalance"),
                                new OrderIncident(30, Kind.RESUMED, null, null, null),
                                new OrderIncident(45, Kind.CONSIDERED, 7L, null, null)),
                        List.of(
                                new AuctionOutcome(
                                        6,
                                        40,
                                        Result.LimitOutOfReach,
                                        null,
                                        null,
                                        new Reference(Uint256.of(1_000), Uint256.of(1_900))),
                                new AuctionOutcome(
                                        7,
                                        44,
                                        Result.BelowPairBaseline,
                                        new Bid(Orders.token(7), Uint256.of(1_000), Uint256.of(2_001), Uint256.of(5)),
                                        null,
                                        null))));
        assertThat(body())
                .contains(
                        "{\"at\":20,\"type\":\"waiting\",\"reason\":\"InsufficientBalance\","
                                + "\"description\":\"in no auction from now on: InsufficientBalance\"}",
                        "{\"at\":40,\"type\":\"offered\",\"auctionId\":6,\"reason\":\"LimitOutOfReach\",\"description\":"
                                + "\"offered in auction 6: no bid reached the limit of 2000 for 1000; best was 1900 for 1000,"
                                + " by the auction's prices\",\"reference\":{\"sellAmount\":\"1000\",\"buyAmount\":\"1900\"}}",
                        "\"reason\":\"BelowPairBaseline\",\"description\":\"offered in auction 7: lost to a better pair"
                                + " baseline: a bid for one of the pairs alone was better\",\"bestBid\":{\"solver\":\""
                                + Orders.token(7)
                                + "\",\"sellAmount\":\"1000\",\"buyAmount\":\"2001\",\"score\":\"5\"}");
        assertThat(body().indexOf("\"at\":30")).isLessThan(body().indexOf("\"at\":40"));
        assertThat(body()).doesNotContain("\"at\":45");
    }

    @Test
    void shouldTellHowFarTheLatestAwardHasCome() throws Exception {
        OrderIncident awarded = new OrderIncident(50, Kind.AWARDED, 8L, null, null);
        OrderIncident submitted = new OrderIncident(60, Kind.SUBMITTED, 8L, TX, null);
        put(OrderFill.Phase.LIVE, awarded);
        assertThat(body()).contains("\"statusLevel\":\"awarded\"");
        put(OrderFill.Phase.LIVE, awarded, submitted);
        assertThat(body()).contains("\"statusLevel\":\"submitted\"", "\"transactionHash\":\"" + TX + "\"");
        put(OrderFill.Phase.LIVE, awarded, submitted, awarded);
        assertThat(body()).contains("\"statusLevel\":\"awarded\"");
        put(OrderFill.Phase.MINED, awarded, submitted);
        assertThat(body()).contains("\"statusLevel\":\"settled\"");
        put(OrderFill.Phase.FINAL, awarded, submitted);
        assertThat(body()).contains("\"statusLevel\":\"finalised\"");
    }

    @Test
    void shouldNotKnowAnOrderThatNeverWas() throws Exception {
        assertThat(server.send(get("/api/v1/orders/" + UID + "/timeline")).errorType())
                .isEqualTo("NotFound");
    }

    private void put(OrderFill.Phase phase, OrderIncident... incidents) {
        OrderFill fill = new OrderFill(8, Uint256.of(1_000), Uint256.of(2_000), Uint256.ZERO, Uint256.ZERO, phase);
        server.ledger().put(new OrderTimeline(order(TreePMap.singleton(8L, fill)), List.of(incidents), List.of()));
    }

    private static PooledOrder order(TreePMap<Long, OrderFill> fills) {
        return new PooledOrder(draft().intent(), "{}", 10, 0, null, fills, Closing.NONE, null);
    }

    private static OrderDraft draft() {
        return new OrderDraft(EdgeServer.DOMAIN, Orders.ALICE, Orders.USDC, Orders.DAI, EdgeServer.NOW + 3_600);
    }

    private String body() throws Exception {
        RawHttp.Answer answer = server.send(get("/api/v1/orders/" + UID + "/timeline"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.body();
    }
}
