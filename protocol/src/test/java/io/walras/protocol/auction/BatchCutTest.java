package io.walras.protocol.auction;

import static io.walras.protocol.testing.Orders.ALICE;
import static io.walras.protocol.testing.Orders.BOB;
import static io.walras.protocol.testing.Orders.DAI;
import static io.walras.protocol.testing.Orders.USDC;
import static io.walras.protocol.testing.Orders.WETH;
import static io.walras.protocol.testing.Orders.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.ChainView.Funds;
import io.walras.protocol.auction.ChainView.Holding;
import io.walras.protocol.book.BookAttributes;
import io.walras.protocol.book.BookSweep.Drop;
import io.walras.protocol.book.Listing;
import io.walras.protocol.book.SelfTrade;
import io.walras.protocol.book.Side;
import io.walras.protocol.book.TimeInForce;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.IntentPool;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.intent.PoolMachine;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.intent.WaitReason;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Pools;
import io.walras.protocol.testing.Property;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BatchCutTest {
    private static final long NOW = 1_000;
    private static final CutRules RULES = new CutRules(WETH, 3, 10, 60, List.of());
    private static final ConstantProductPool PRICES = new ConstantProductPool(
            token(50), token(51), WETH, USDC, Uint256.of(1_000_000), Uint256.of(1_000_000), Fraction.of(3, 1000), 1);

    private IntentPool pool = IntentPool.empty(Pools.rules(10, 10));
    private final Map<Holding, Funds> funds = new HashMap<>();
    private final Map<OrderUid, Funds> hooked = new HashMap<>();
    private final Map<OrderUid, Uint256> filled = new HashMap<>();
    private Set<OrderUid> unsigned = Set.of();
    private Set<OrderUid> unread = Set.of();

    private Intent admit(Orders order) {
        Intent intent = order.signed();
        pool = PoolMachine.step(pool, new PoolInput.Admit(intent, "{}", true, 0))
                .next();
        return intent;
    }

    private Intent rest(Orders order, Side side, long price, BookAttributes attributes) {
        Intent intent = order.signed();
        Listing listing = new Listing("WETH-USDC", side, price, attributes);
        pool = PoolMachine.step(pool, new PoolInput.Admit(intent, "{}", listing, true, 0))
                .next();
        return intent;
    }

    private void fund(Address owner, Address token, long balance, long allowance) {
        funds.put(new Holding(owner, token), new Funds(Uint256.of(balance), Uint256.of(allowance)));
    }

    private BatchCut cut() {
        Batch.BlockRef block = new Batch.BlockRef(5, Bytes32.ZERO, NOW, Uint256.ONE);
        Set<OrderUid> read = CutWindow.of(pool, 0, RULES, NOW).orders().stream()
                .map(PooledOrder::uid)
                .filter(uid -> !unread.contains(uid))
                .collect(Collectors.toSet());
        return BatchCut.of(
                pool, new ChainView(block, read, funds, hooked, filled, unsigned, List.of(PRICES)), RULES, NOW);
    }

    private static List<OrderUid> offered(BatchCut cut) {
        return cut.orders().stream().map(AuctionOrder::uid).toList();
    }

    @Test
    void shouldOfferAFundedOrder() {
        Intent intent = admit(Orders.sell());
        fund(ALICE.address(), WETH, 1_000, 1_000);

        assertThat(offered(cut())).containsExactly(intent.uid());
        assertThat(cut().waiting()).isEmpty();
    }

    @Test
    void shouldOfferAnOrderThatItsOwnHooksFundAndNoOther() {
        Intent helped = admit(Orders.sell());
        Intent other = admit(Orders.sell().amounts(1_000, 2_001));
        fund(ALICE.address(), WETH, 1_000, 0);
        hooked.put(helped.uid(), new Funds(Uint256.of(1_000), Uint256.of(1_000)));

        assertThat(offered(cut())).containsExactly(helped.uid());
        assertThat(cut().waiting()).containsOnlyKeys(other.uid());
    }

    @Test
    void shouldDropAnOrderForOneAuctionThatCannotBeOffered() {
        Intent intent = rest(Orders.sell(), Side.ASK, 7, new BookAttributes(false, TimeInForce.FOK, SelfTrade.ALLOW));
        BatchCut cut = cut();

        assertThat(cut.dropped()).isEqualTo(new TreeMap<>(Map.of(intent.uid(), Drop.ImmediateOver)));
        assertThat(cut.waiting()).isEmpty();
    }

    @Test
    void shouldSweepTheBooksBeforeAnythingIsOffered() {
        BookAttributes newest = new BookAttributes(false, TimeInForce.GTT, SelfTrade.DROP_NEWEST);
        Intent earlier = rest(Orders.sell(), Side.ASK, 7, newest);
        Intent later = rest(Orders.sell().amounts(999, 2_000), Side.BID, 8, newest);
        fund(ALICE.address(), WETH, 10_000, 10_000);
        BatchCut cut = cut();

        assertThat(offered(cut)).containsExactly(earlier.uid());
        assertThat(cut.dropped()).isEqualTo(new TreeMap<>(Map.of(later.uid(), Drop.SelfTrade)));
    }

    @Test
    void shouldSayWhetherBalanceOrAllowanceIsShort() {
        Intent alices = admit(Orders.sell());
        Intent bobs = admit(Orders.sell().by(BOB));
        fund(ALICE.address(), WETH, 999, 1_000);
        fund(BOB.address(), WETH, 1_000, 999);

        assertThat(cut().orders()).isEmpty();
        assertThat(cut().waiting())
                .containsEntry(alices.uid(), WaitReason.InsufficientBalance)
                .containsEntry(bobs.uid(), WaitReason.InsufficientAllowance);
    }

    @Test
    void shouldCutAPartiallyFillableOrderToTheFunds() {
        admit(Orders.sell().partial());
        fund(ALICE.address(), WETH, 301, 1_000);

        AuctionOrder order = cut().orders().getFirst();

        assertThat(order.availableSell()).isEqualTo(Uint256.of(301));
        assertThat(order.availableBuy()).isEqualTo(Uint256.of(602));
    }

    @Test
    void shouldScaleAPartialBuyOrderSoThatItsSellAmountIsCovered() {
        admit(Orders.buy().amounts(1_000, 333).partial());
        fund(ALICE.address(), WETH, 100, 100);

        AuctionOrder order = cut().orders().getFirst();

        assertThat(order.fillable()).isEqualTo(Uint256.of(33));
        assertThat(order.availableSell()).isEqualTo(Uint256.of(99));
    }

    @Test
    void shouldReserveFundsJointlyInTheOrderOfAdmission() {
        Intent first = admit(Orders.sell().amounts(600, 1));
        Intent second = admit(Orders.sell().amounts(500, 1));
        Intent third = admit(Orders.sell().amounts(400, 1));
        fund(ALICE.address(), WETH, 1_000, 5_000);

        assertThat(offered(cut())).containsExactlyInAnyOrder(first.uid(), third.uid());
        assertThat(cut().waiting()).containsEntry(second.uid(), WaitReason.InsufficientBalance);
    }

    @Test
    void shouldKeepBackWhatALiveAwardMayStillTakeAndNotOfferItsOrder() {
        Intent awarded = admit(Orders.sell().amounts(600, 1));
        Intent other = admit(Orders.sell().amounts(500, 1));
        fund(ALICE.address(), WETH, 1_000, 1_000);
        OrderFill live =
                new OrderFill(1, Uint256.of(600), Uint256.ONE, Uint256.ZERO, Uint256.ZERO, OrderFill.Phase.LIVE);
        TreeMap<OrderUid, OrderFill> fills = new TreeMap<>();
        fills.put(awarded.uid(), live);
        pool = PoolMachine.step(pool, new PoolInput.Reserve(fills)).next();

        assertThat(cut().orders()).isEmpty();
        assertThat(cut().waiting()).containsOnlyKeys(other.uid());
    }

    @Test
    void shouldOfferOnlyWhatTheChainSaysIsLeft() {
        Intent intent = admit(Orders.sell().partial());
        fund(ALICE.address(), WETH, 5_000, 5_000);
        filled.put(intent.uid(), Uint256.of(700));

        assertThat(cut().orders().getFirst().fillable()).isEqualTo(Uint256.of(300));
    }

    @Test
    void shouldReportAnOrderThatItsOwnerInvalidatedOnChain() {
        Intent intent = admit(Orders.sell());
        fund(ALICE.address(), WETH, 5_000, 5_000);
        filled.put(intent.uid(), Uint256.MAX);

        assertThat(cut().orders()).isEmpty();
        assertThat(cut().invalidated()).containsExactly(intent.uid());
    }

    @Test
    void shouldHoldBackAnOrderWithoutAPriceOrWithoutItsOnChainSignature() {
        Intent unpriced = admit(Orders.sell().of(DAI, USDC));
        Intent pending = admit(Orders.sell());
        fund(ALICE.address(), DAI, 5_000, 5_000);
        fund(ALICE.address(), WETH, 5_000, 5_000);
        unsigned = Set.of(pending.uid());

        assertThat(cut().waiting())
                .containsEntry(unpriced.uid(), WaitReason.MissingNativePrice)
                .containsEntry(pending.uid(), WaitReason.InvalidEip1271Signature);
    }

    @Test
    void shouldNotOfferAnOrderWithTooLittleTimeLeft() {
        Intent lastMoment = admit(Orders.sell().until(NOW + 10));
        admit(Orders.sell().until(NOW + 9));
        fund(ALICE.address(), WETH, 5_000, 5_000);

        assertThat(offered(cut())).containsExactly(lastMoment.uid());
    }

    @Test
    void shouldNeitherOfferNorJudgeAnOrderThatWasAdmittedAfterTheChainWasRead() {
        Intent known = admit(Orders.sell());
        Intent fresh = admit(Orders.sell().by(BOB));
        fund(ALICE.address(), WETH, 1_000, 1_000);
        unread = Set.of(fresh.uid());

        assertThat(offered(cut())).containsExactly(known.uid());
        assertThat(cut().waiting()).isEmpty();
    }

    @Test
    void shouldNeverOfferMoreThanAnOwnerHasOrAllows() {
        Property.forAll(300, gen -> {
            pool = IntentPool.empty(Pools.rules(10, 10));
            long balance = gen.between(0, 3_000);
            long allowance = gen.between(0, 3_000);
            fund(ALICE.address(), WETH, balance, allowance);
            for (int i = 0; i < 8; i++) {
                Orders order = (gen.bool() ? Orders.sell() : Orders.buy())
                        .amounts(gen.between(1, 2_000), gen.between(1, 2_000));
                admit(gen.bool() ? order : order.partial());
            }

            Uint256 offered =
                    cut().orders().stream().map(AuctionOrder::availableSell).reduce(Uint256.ZERO, Uint256::plus);

            assertThat(offered).isLessThanOrEqualTo(Uint256.of(Math.min(balance, allowance)));
        });
    }
}
