package io.walras.protocol.wire.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.ChargedPolicy;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.auction.Ranking;
import io.walras.protocol.bid.BidFault;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.bundle.Execution;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderQuote;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.OrderTerms;
import io.walras.protocol.intent.Placement;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.intent.PooledOrder.Closing;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.intent.WaitReason;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePMap;

/** Pins the answers of the API by files. */
class AnswersTest {
    private static final long NOW = 1_790_000_000;
    private static final Address SETTLEMENT = address(0xc0);
    private static final OrderJson.Contracts CONTRACTS = new OrderJson.Contracts(SETTLEMENT, address(0xc1));
    private static final Address SELL_TOKEN = address(0xa1);
    private static final Address BUY_TOKEN = address(0xa2);
    private static final Address OWNER = address(0xb1);
    private static final Address SOLVER = address(0xd1);
    private static final Address RIVAL = address(0xd2);

    @Test
    void shouldTellAnOpenOrder() throws Exception {
        PooledOrder order = pooled(intent(OrderKind.SELL, Address.ZERO), Closing.NONE, WaitReason.InsufficientBalance);
        assertGolden("open-order", OrderJson.of(order, NOW, CONTRACTS));
    }

    @Test
    void shouldTellAPartlyFilledAndCancelledBuyOrder() throws Exception {
        OrderFill mined = fill(7, OrderFill.Phase.MINED);
        OrderFill live = fill(8, OrderFill.Phase.LIVE);
        PooledOrder order = pooled(intent(OrderKind.BUY, address(0xb2)), Closing.CANCEL_REQUESTED, null, mined, live);
        assertGolden("cancelled-order", OrderJson.of(order, NOW, CONTRACTS));
    }

    @Test
    void shouldTellWhatAnOrderAsksForBesidesItsSignedFields() throws Exception {
        Hooks hooks = new Hooks(List.of(), List.of(new Hooks.Hook(address(0xe1), Bytes.fromHex("0xabcdef"), 60_000)));
        OrderQuote quote = new OrderQuote(
                5,
                SOLVER,
                Uint256.of(900),
                Uint256.of(1_900),
                Uint256.of(100),
                Uint256.of(150_000),
                Uint256.of(30),
                "0.0005",
                true);
        OrderTerms terms = new OrderTerms(
                1_789_999_000L,
                hooks,
                List.of(),
                quote,
                new Placement(address(0xb9), 1_799_999_999L, 5, word(0x77), 11, 2));
        PooledOrder order = new PooledOrder(
                intent(OrderKind.SELL, Address.ZERO),
                "{}",
                NOW * 1_000 + 123,
                4,
                null,
                null,
                terms,
                TreePMap.empty(),
                Closing.NONE,
                null);
        assertGolden("order-on-terms", OrderJson.of(order, NOW, CONTRACTS));
    }

    @Test
    void shouldTellATrade() throws Exception {
        TradeJson trade = new TradeJson(
                12,
                3,
                intent(OrderKind.SELL, Address.ZERO).uid(),
                OWNER,
                SELL_TOKEN,
                BUY_TOKEN,
                Uint256.of(1_000),
                Uint256.of(990),
                Uint256.of(2_100),
                word(0x77),
                List.of(
                        new TradeJson.ExecutedProtocolFee(
                                FeePolicyJson.of(new FeePolicy.Volume(Fraction.of(2, 10_000))),
                                Uint256.of(5),
                                BUY_TOKEN),
                        new TradeJson.ExecutedProtocolFee(null, Uint256.of(6), BUY_TOKEN)));
        assertGolden("trade", List.of(trade));
    }

    @Test
    void shouldTellWhereAnOrderStands() throws Exception {
        assertGolden("progress-scheduled", new OrderProgressJson("scheduled", null, null));
        assertGolden("progress-waiting", new OrderProgressJson("open", null, "InsufficientBalance"));
        assertGolden(
                "progress-traded",
                new OrderProgressJson(
                        "traded",
                        List.of(
                                new OrderProgressJson.Share(RIVAL, null),
                                new OrderProgressJson.Share(
                                        SOLVER,
                                        new OrderProgressJson.ExecutedAmounts(Uint256.of(1_000), Uint256.of(2_100)))),
                        null));
    }

    @Test
    void shouldTellABatchWithoutItsSeed() throws Exception {
        Intent intent = intent(OrderKind.SELL, Address.ZERO);
        List<ChargedPolicy> policies = List.of(
                new ChargedPolicy(new FeePolicy.Surplus(Fraction.of(1, 2), Fraction.of(98, 10_000)), OWNER),
                new ChargedPolicy(new FeePolicy.Volume(Fraction.of(2, 10_000)), OWNER),
                new ChargedPolicy(
                        new FeePolicy.PriceImprovement(
                                Fraction.of(1, 2),
                                Fraction.of(1, 100),
                                new FeePolicy.Quote(Uint256.of(1_000), Uint256.of(2_050), Uint256.of(1))),
                        OWNER));
        Batch batch = new Batch(
                5,
                NOW * 1_000,
                new Batch.BlockRef(11, word(0x11), NOW - 1, Uint256.of(7)),
                List.of(new AuctionOrder(intent, Uint256.of(1_000), policies)),
                prices(),
                List.of(),
                word(0x5e),
                SELL_TOKEN);
        OrderFill earlier = fill(4, OrderFill.Phase.MINED);
        AuctionJson auction = AuctionJson.of(batch, Map.of(intent.uid(), pooled(intent, Closing.NONE, null, earlier)));
        assertThat(OrderBookJson.write(auction)).doesNotContain("seed").doesNotContain("5e5e5e");
        assertGolden("auction", auction);
    }

    @Test
    void shouldTellACompetition() throws Exception {
        Intent intent = intent(OrderKind.SELL, Address.ZERO);
        Execution execution = new Execution(
                intent.uid(),
                OrderKind.SELL,
                SELL_TOKEN,
                BUY_TOKEN,
                Uint256.of(1_000),
                Uint256.of(2_000),
                Uint256.of(1_000),
                Uint256.of(2_100));
        ClearingPrices uniform = ClearingPrices.uniform(prices());
        ClearingPrices apart = new ClearingPrices(prices(), new TreeMap<>(Map.of(BUY_TOKEN, Uint256.of(9))));
        Competition competition = new Competition(
                5,
                11,
                NOW + 60,
                word(0x5e),
                List.of(intent.uid()),
                prices(),
                new TreeMap<>(Map.of(SOLVER, Uint256.of(40))),
                List.of(
                        new Competition.Solution(
                                1, SOLVER, Uint256.of(3), Uint256.of(50), uniform, List.of(execution), true, false),
                        new Competition.Solution(
                                2, RIVAL, Uint256.ZERO, Uint256.of(40), apart, List.of(execution), false, true)),
                List.of(
                        new Competition.RefusedBid(
                                RIVAL, Uint256.ONE, new BundleRefusal(BundleRefusal.Code.LimitViolated, "by 1 atom")),
                        new Competition.RefusedBid(
                                RIVAL, null, new BundleRefusal(BundleRefusal.Code.Malformed, "not JSON"))),
                new Competition.SimulatedAt(11, word(0x11)),
                new Competition.Selection(
                        "exact", 20, 1_000L, new Ranking.Proof(false, Uint256.of(12), List.of(RIVAL))),
                new TreeSet<>(List.of(RIVAL)),
                List.of(new BidFault(SOLVER, BidFault.Kind.NotOpened, "did not open its bid in time")));
        assertGolden(
                "competition",
                CompetitionJson.of(
                        competition, solution -> solution.isWinner() ? Optional.of(word(0x77)) : Optional.empty()));
    }

    @Test
    void shouldTellAnErrorWithAndWithoutFacts() throws Exception {
        assertGolden("error", new ErrorJson("ZeroAmount", "sellAmount is zero", Map.of()));
        assertGolden(
                "error-with-data", new ErrorJson("MissingField", "missing: kind", Map.of("fields", List.of("kind"))));
    }

    private static Intent intent(OrderKind kind, Address receiver) {
        Order order = new Order(
                SELL_TOKEN,
                BUY_TOKEN,
                receiver,
                Uint256.of(1_000),
                Uint256.of(2_000),
                NOW + 600,
                word(0xad),
                Uint256.ZERO,
                kind,
                kind == OrderKind.BUY,
                TokenBalance.ERC20,
                TokenBalance.ERC20);
        return Intent.of(word(0x0d), order, OWNER, new OrderSignature(SigningScheme.EIP1271, Bytes.fromHex("0xabcd")));
    }

    private static OrderFill fill(long auction, OrderFill.Phase phase) {
        return new OrderFill(auction, Uint256.of(500), Uint256.of(1_000), Uint256.of(3), Uint256.of(2), phase);
    }

    private static PooledOrder pooled(
            Intent intent, Closing closing, @Nullable WaitReason waiting, OrderFill... fills) {
        TreePMap<Long, OrderFill> byAuction = TreePMap.empty();
        for (OrderFill fill : fills) {
            byAuction = byAuction.plus(fill.auctionId(), fill);
        }
        return new PooledOrder(intent, "{}", NOW * 1_000 + 123, 4, null, byAuction, closing, waiting);
    }

    private static SortedMap<Address, Uint256> prices() {
        return new TreeMap<>(Map.of(SELL_TOKEN, Uint256.powerOfTen(18), BUY_TOKEN, Uint256.of(333)));
    }

    private static Address address(int last) {
        return Address.fromHex(String.format("0x%040x", last));
    }

    private static Bytes32 word(int fill) {
        return Bytes32.fromHex("0x" + String.format("%02x", fill).repeat(32));
    }

    private static void assertGolden(String name, Object answer) throws IOException {
        ObjectMapper plain = new ObjectMapper();
        String path = "/golden/order/" + name + ".json";
        try (InputStream expected = Objects.requireNonNull(AnswersTest.class.getResourceAsStream(path), path)) {
            assertThat(plain.readTree(OrderBookJson.write(answer))).isEqualTo(plain.readTree(expected));
        }
    }
}
