package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.bytes;
import static io.walras.auctioneer.testing.Requests.deleteOrders;
import static io.walras.auctioneer.testing.Requests.get;
import static io.walras.auctioneer.testing.Requests.postOrder;
import static io.walras.auctioneer.testing.Requests.withBody;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.intake.IntakeChain.Account;
import io.walras.auctioneer.intake.IntakeChain.Facts;
import io.walras.auctioneer.lane.LatestBatch;
import io.walras.auctioneer.ledger.OrderProgress;
import io.walras.auctioneer.ledger.OrderProgress.ExecutedAmounts;
import io.walras.auctioneer.ledger.OrderProgress.SolutionShare;
import io.walras.auctioneer.ledger.OrderProgress.Stage;
import io.walras.auctioneer.ledger.Trade;
import io.walras.auctioneer.testing.CancellationDraft;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.MemoryChain;
import io.walras.auctioneer.testing.OrderDraft;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.intent.PooledOrder.Closing;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.WaitReason;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pcollections.TreePMap;

/** What a client sees of its orders, over a real socket. */
class OrderApiTest {
    private static final OrderUid UID = draft().intent().uid();

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
    void shouldTellThatAnOrderWasLeftOutOfAFullBatch() throws Exception {
        post();
        Batch batch = new Batch(
                5,
                EdgeServer.NOW * 1_000,
                new Batch.BlockRef(11, Keccak256.hash("block"), EdgeServer.NOW, Uint256.ONE),
                List.of(),
                new TreeMap<>(),
                List.of(),
                Bytes32.ZERO,
                Orders.WETH);
        server.lane().latestBatch(new LatestBatch(batch, new TreeMap<>(), new TreeSet<>(List.of(UID))));

        assertThat(body("/api/v1/orders/" + UID)).contains("\"waitingReason\":\"BatchFull\"");
        assertThat(body("/api/v1/orders/" + UID + "/status"))
                .isEqualTo("{\"type\":\"scheduled\",\"waitingReason\":\"BatchFull\"}");
    }

    @ParameterizedTest
    @EnumSource(SigningScheme.class)
    void shouldAnswerAPostedOrderWithItsUid(SigningScheme scheme) throws Exception {
        OrderDraft draft = draft().scheme(scheme);
        server.chain().say(question -> scheme == SigningScheme.EIP1271 ? contractOwner() : fine());
        RawHttp.Answer answer = server.send(postOrder(draft.body()));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("\"" + draft.intent().uid() + "\"");
    }

    /** Settlement, allowance holder, executor, registry, quote settler, hooks trampoline and eth-flow, as the server tells them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "settlement",
                "allowanceHolder",
                "executor",
                "registry",
                "quoteSettler",
                "hooksTrampoline",
                "ethFlow"
            })
    void shouldRefuseEveryContractOfOursAsReceiver(String contract) throws Exception {
        Matcher told =
                Pattern.compile("\"" + contract + "\":\"(0x[0-9a-f]{40})\"").matcher(body("/api/v1/config"));
        assertThat(told.find()).isTrue();

        RawHttp.Answer answer = server.send(
                postOrder(draft().receiver(Address.fromHex(told.group(1))).body()));

        assertThat(answer.errorType()).isEqualTo("InvalidReceiver");
        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void shouldTellAnOrderAtOnceThoughTheLedgerHasNotHeardOfIt() throws Exception {
        post();
        assertThat(body("/api/v1/orders/" + UID))
                .contains("\"uid\":\"" + UID + "\"", "\"status\":\"open\"", "\"class\":\"limit\"");
        assertThat(body("/api/v1/orders/" + UID + "/status")).isEqualTo("{\"type\":\"scheduled\"}");
    }

    @Test
    void shouldTellAnOrderThatOnlyTheLedgerRemembers() throws Exception {
        server.ledger().put(remembered(Closing.EXPIRED));
        assertThat(body("/api/v1/orders/" + UID)).contains("\"status\":\"expired\"");
    }

    @Test
    void shouldTellACancellationThatTheLedgerHasNotHeardOf() throws Exception {
        post();
        server.ledger().put(UID, new OrderProgress(Stage.ACTIVE, List.of()));
        server.send(deleteOrders(
                CancellationDraft.ofAll(EdgeServer.DOMAIN, Orders.ALICE, SigningScheme.EIP712, List.of(UID))));
        assertThat(body("/api/v1/orders/" + UID + "/status")).isEqualTo("{\"type\":\"cancelled\"}");
    }

    @Test
    void shouldNotKnowAnOrderThatNeverWas() throws Exception {
        assertThat(server.send(get("/api/v1/orders/" + UID)).errorType()).isEqualTo("NotFound");
        assertThat(server.send(get("/api/v1/orders/" + UID + "/status")).status())
                .isEqualTo(404);
    }

    @Test
    void shouldTellManyOrdersInTheSequenceInWhichTheyAreAskedFor() throws Exception {
        post();
        OrderUid absent = draft().validTo(EdgeServer.NOW + 100).intent().uid();
        RawHttp.Answer answer = server.send(withBody(
                "POST", "/api/v1/orders/by_uids", bytes("[\"" + absent + "\",\"" + UID + "\",\"" + UID + "\"]")));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        String order = "{\"order\":" + body("/api/v1/orders/" + UID) + "}";
        assertThat(answer.body())
                .isEqualTo("[{\"error\":{\"uid\":\"" + absent + "\",\"description\":\"there is no such order\"}},"
                        + order + "," + order + "]");
    }

    @Test
    void shouldNotTellMoreOrdersAtOnceThanAllowed() throws Exception {
        String uids = "[" + ("\"" + UID + "\",").repeat(128) + "\"" + UID + "\"]";
        assertThat(server.send(withBody("POST", "/api/v1/orders/by_uids", bytes(uids)))
                        .errorType())
                .isEqualTo("TooManyUids");
        assertThat(server.send(withBody("POST", "/api/v1/orders/by_uids", bytes("[\"0x12\"]")))
                        .errorType())
                .isEqualTo("InvalidUid");
        assertThat(server.send(withBody("POST", "/api/v1/orders/by_uids", bytes("{}")))
                        .errorType())
                .isEqualTo("InvalidShape");
    }

    @Test
    void shouldTellTheSurplusOfAUser() throws Exception {
        server.ledger().putSurplus(Orders.ALICE.address(), new BigInteger("123456789012345678901234567890"));
        assertThat(body("/api/v1/users/" + Orders.ALICE.address() + "/total_surplus"))
                .isEqualTo("{\"totalSurplus\":\"123456789012345678901234567890\"}");
        assertThat(body("/api/v1/users/" + Orders.BOB.address() + "/total_surplus"))
                .isEqualTo("{\"totalSurplus\":\"0\"}");
    }

    @Test
    void shouldTellSharesOnlyInStagesThatAreAboutAnAuction() throws Exception {
        List<SolutionShare> shares = List.of(
                new SolutionShare(Orders.token(7), new ExecutedAmounts(Uint256.of(5), Uint256.of(6))),
                new SolutionShare(Orders.token(8), null));
        server.ledger().put(UID, new OrderProgress(Stage.TRADED, shares));
        assertThat(body("/api/v1/orders/" + UID + "/status"))
                .isEqualTo("{\"type\":\"traded\",\"value\":[{\"solver\":\"" + Orders.token(7)
                        + "\",\"executedAmounts\":{\"sell\":\"5\",\"buy\":\"6\"}},{\"solver\":\"" + Orders.token(8)
                        + "\"}]}");
        server.ledger().put(UID, new OrderProgress(Stage.OPEN, List.of(), WaitReason.InsufficientBalance));
        assertThat(body("/api/v1/orders/" + UID + "/status"))
                .isEqualTo("{\"type\":\"open\",\"waitingReason\":\"InsufficientBalance\"}");
    }

    @Test
    void shouldCancelAndSaySo() throws Exception {
        post();
        RawHttp.Answer answer = server.send(deleteOrders(
                CancellationDraft.ofAll(EdgeServer.DOMAIN, Orders.ALICE, SigningScheme.EIP712, List.of(UID))));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("\"Cancelled\"");
        assertThat(body("/api/v1/orders/" + UID)).contains("\"status\":\"cancelled\"", "\"invalidated\":true");
    }

    @Test
    void shouldListTheOrdersOfAnAccountPageByPage() throws Exception {
        server.ledger().put(remembered(Closing.NONE));
        String orders = "/api/v1/account/" + Orders.ALICE.address() + "/orders";
        assertThat(body(orders)).startsWith("[{").contains(UID.toString());
        assertThat(body(orders + "?offset=1&limit=1000")).isEqualTo("[]");
        assertThat(body("/api/v1/account/" + Orders.BOB.address() + "/orders")).isEqualTo("[]");
    }

    @Test
    void shouldNotLeaveOutOfTheAccountsOrdersWhatWasJustAccepted() throws Exception {
        post();
        String orders = "/api/v1/account/" + Orders.ALICE.address() + "/orders";
        assertThat(server.send(get(orders)).errorType()).isEqualTo("Unavailable");

        server.ledger().project(remembered(Closing.NONE), 1);

        assertThat(body(orders)).contains(UID.toString());
    }

    @Test
    void shouldListTheOrdersAndTheTradesOfATransaction() throws Exception {
        Bytes32 transaction = Keccak256.hash("transaction");
        server.ledger().put(remembered(Closing.NONE));
        server.ledger().put(trade(transaction));
        assertThat(body("/api/v1/transactions/" + transaction + "/orders")).contains(UID.toString());
        String byOrder = body("/api/v2/trades?orderUid=" + UID);
        assertThat(byOrder)
                .isEqualTo("[{\"blockNumber\":12,\"logIndex\":3,\"orderUid\":\"" + UID + "\",\"owner\":\""
                        + Orders.ALICE.address() + "\",\"sellToken\":\"" + Orders.USDC + "\",\"buyToken\":\""
                        + Orders.DAI
                        + "\",\"sellAmount\":\"1000\",\"sellAmountBeforeFees\":\"990\",\"buyAmount\":\"2100\",\"txHash\":\""
                        + transaction + "\",\"executedProtocolFees\":[{\"policy\":{\"volume\":{\"factor\":0.01}},"
                        + "\"amount\":\"5\",\"token\":\"" + Orders.DAI
                        + "\"}]}]");
        assertThat(body("/api/v2/trades?owner=" + Orders.ALICE.address())).isEqualTo(byOrder);
        assertThat(body("/api/v1/trades?owner=" + Orders.ALICE.address())).isEqualTo(byOrder);
        assertThat(server.send(get("/api/v2/trades?owner=" + Orders.ALICE.address() + "&orderUid=" + UID))
                        .errorType())
                .isEqualTo("InvalidTradeFilter");
    }

    private static Trade trade(Bytes32 transaction) {
        return new Trade(
                1,
                transaction,
                12,
                3,
                UID,
                Orders.ALICE.address(),
                Orders.USDC,
                Orders.DAI,
                Uint256.of(1_000),
                Uint256.of(10),
                Uint256.of(2_100),
                List.of(new Trade.ProtocolFee(new FeePolicy.Volume(Fraction.of(1, 100)), Uint256.of(5))),
                Orders.DAI);
    }

    private static PooledOrder remembered(Closing closing) {
        return new PooledOrder(
                draft().intent(), "{}", EdgeServer.NOW * 1_000, 0, null, TreePMap.empty(), closing, null);
    }

    private static Facts fine() {
        return MemoryChain.FINE;
    }

    private static Facts contractOwner() {
        Facts fine = fine();
        return new Facts(
                Account.CONTRACT, fine.sellToken(), fine.buyToken(), fine.balance(), fine.allowance(), true, true);
    }

    private static OrderDraft draft() {
        return new OrderDraft(EdgeServer.DOMAIN, Orders.ALICE, Orders.USDC, Orders.DAI, EdgeServer.NOW + 3_600);
    }

    private void post() throws IOException {
        assertThat(server.send(postOrder(draft().body())).status()).isEqualTo(201);
    }

    private String body(String target) throws IOException {
        RawHttp.Answer answer = server.send(get(target));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void shouldTellHowFarTheLatestAwardHasCome() throws Exception {
        post();
        assertThat(body("/api/v1/orders/" + UID)).contains("\"statusLevel\":\"accepted\"");
        OrderFill fill = new OrderFill(
                1, Uint256.of(1_000), Uint256.of(2_000), Uint256.ZERO, Uint256.ZERO, OrderFill.Phase.LIVE);
        server.lane().tell(new PoolInput.Reserve(new TreeMap<>(Map.of(UID, fill))));
        assertThat(body("/api/v1/orders/" + UID)).contains("\"statusLevel\":\"awarded\"");
        server.ledger().putSubmitted(UID);
        assertThat(body("/api/v1/orders/" + UID)).contains("\"statusLevel\":\"submitted\"");
    }
}
