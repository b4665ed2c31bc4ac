package io.walras.protocol.auction;

import static io.walras.protocol.testing.Orders.ALICE;
import static io.walras.protocol.testing.Orders.USDC;
import static io.walras.protocol.testing.Orders.WETH;
import static io.walras.protocol.testing.Orders.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.book.BookAttributes;
import io.walras.protocol.book.Listing;
import io.walras.protocol.book.SelfTrade;
import io.walras.protocol.book.Side;
import io.walras.protocol.book.TimeInForce;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.intent.Hooks.Hook;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.IntentPool;
import io.walras.protocol.intent.OrderQuote;
import io.walras.protocol.intent.OrderTerms;
import io.walras.protocol.intent.PartnerFee;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.intent.PoolMachine;
import io.walras.protocol.intent.WaitReason;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Pools;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a cut makes of the terms that an order has of its own. */
class OwnTermsTest {
    private static final long NOW = 1_000;
    private static final Address TREASURY = token(60);
    private static final Address PARTNER = token(61);
    private static final Fraction HALF = Fraction.of(1, 2);
    private static final Fraction CAP = Fraction.of(1, 100);
    private static final Hook PERMIT = new Hook(WETH, Bytes.fromHex("0xd505accf"), 60_000);
    private static final Hook REPORT = new Hook(USDC, Bytes.EMPTY, 10_000);
    private static final Hooks HOOKS = new Hooks(List.of(PERMIT), List.of(REPORT));
    private static final FeeRule IN_MARKET = rule(FeeRule.Scope.IN_MARKET, FeeRule.Basis.PRICE_IMPROVEMENT);
    private static final FeeRule OUT_OF_MARKET = rule(FeeRule.Scope.OUT_OF_MARKET, FeeRule.Basis.SURPLUS);
    private static final ConstantProductPool PRICES = new ConstantProductPool(
            token(50), token(51), WETH, USDC, Uint256.of(1_000_000), Uint256.of(1_000_000), Fraction.of(3, 1000), 1);

    private static FeeRule rule(FeeRule.Scope scope, FeeRule.Basis basis) {
        return new FeeRule(scope, basis, HALF, CAP, TREASURY);
    }

    private static AuctionOrder cut(OrderTerms terms, long filled, FeeRule... rules) {
        return cut(terms, null, filled, rules);
    }

    /** Alice sells 1,000 WETH for at least 2,000 USDC. */
    private static AuctionOrder cut(OrderTerms terms, @Nullable Listing listing, long filled, FeeRule... rules) {
        Intent intent = Orders.sell().amounts(1_000, 2_000).partial().signed();
        IntentPool pool = admitted(intent, terms, listing);
        CutRules cutRules = new CutRules(WETH, 3, 10, 60, List.of(rules));
        ChainView chain = new ChainView(
                new Batch.BlockRef(5, Bytes32.ZERO, NOW, Uint256.ONE),
                Set.of(intent.uid()),
                Map.of(
                        new ChainView.Holding(ALICE.address(), WETH),
                        new ChainView.Funds(Uint256.of(5_000), Uint256.of(5_000))),
                Map.of(intent.uid(), Uint256.of(filled)),
                Set.of(),
                List.of(PRICES));
        return BatchCut.of(pool, chain, cutRules, NOW).orders().getFirst();
    }

    private static IntentPool admitted(Intent intent, OrderTerms terms, @Nullable Listing listing) {
        return PoolMachine.step(
                        IntentPool.empty(Pools.rules(10, 10)),
                        new PoolInput.Admit(intent, "{}", listing, null, null, terms, true, 0))
                .next();
    }

    private static OrderTerms asking(PartnerFee... fees) {
        return new OrderTerms(0, HOOKS, List.of(fees), null, null);
    }

    /** A quote of 1,000 WETH, of which the fee of 10 WETH is not among them, for so much. */
    private static OrderTerms quoted(long buyAmount) {
        return asking().linkedTo(new OrderQuote(
                1,
                TREASURY,
                Uint256.of(1_000),
                Uint256.of(buyAmount),
                Uint256.of(10),
                Uint256.ONE,
                Uint256.ONE,
                "1",
                true));
    }

    @Test
    void shouldMakeAllCallsAroundTheFirstFill() {
        assertThat(cut(asking(), 0).hooks()).isEqualTo(HOOKS);
    }

    @Test
    void shouldMakeNoCallBeforeALaterFill() {
        assertThat(cut(asking(), 1).hooks()).isEqualTo(new Hooks(List.of(), List.of(REPORT)));
    }

    @Test
    void shouldChargeTheFeesOfTheLaneFirst() {
        PartnerFee volume = new PartnerFee.Volume(CAP, PARTNER);
        PartnerFee surplus = new PartnerFee.Surplus(HALF, CAP, PARTNER);

        assertThat(cut(asking(volume, surplus), 0, OUT_OF_MARKET).feePolicies())
                .containsExactly(
                        new ChargedPolicy(new FeePolicy.Surplus(HALF, CAP), TREASURY),
                        new ChargedPolicy(new FeePolicy.Volume(CAP), PARTNER),
                        new ChargedPolicy(new FeePolicy.Surplus(HALF, CAP), PARTNER));
    }

    @Test
    void shouldMeasureImprovementsAgainstTheQuoteOfTheOrder() {
        PartnerFee improvement = new PartnerFee.PriceImprovement(HALF, CAP, PARTNER);
        OrderTerms terms = asking(improvement).linkedTo(quoted(2_100).quote());
        FeePolicy.Quote quote = new FeePolicy.Quote(Uint256.of(1_010), Uint256.of(2_121), Uint256.of(10));

        assertThat(cut(terms, 0).feePolicies())
                .containsExactly(new ChargedPolicy(new FeePolicy.PriceImprovement(HALF, CAP, quote), PARTNER));
        assertThat(cut(asking(improvement), 0).feePolicies()).isEmpty();
    }

    @Test
    void shouldCompareTheLimitWithTheQuoteAfterItsFee() {
        assertThat(cut(quoted(2_020), 0, IN_MARKET, OUT_OF_MARKET).feePolicies())
                .singleElement()
                .satisfies(charged -> assertThat(charged.policy()).isInstanceOf(FeePolicy.PriceImprovement.class));
        assertThat(cut(quoted(2_019), 0, IN_MARKET, OUT_OF_MARKET).feePolicies())
                .containsExactly(new ChargedPolicy(new FeePolicy.Surplus(HALF, CAP), TREASURY));
        assertThat(cut(asking(), 0, IN_MARKET, OUT_OF_MARKET).feePolicies())
                .containsExactly(new ChargedPolicy(new FeePolicy.Surplus(HALF, CAP), TREASURY));
    }

    @Test
    void shouldChargeAllOrdersOfABookAlike() {
        Listing listing =
                new Listing("WETH-USDC", Side.ASK, 7, new BookAttributes(false, TimeInForce.GTT, SelfTrade.ALLOW));

        assertThat(cut(quoted(2_100), listing, 0, IN_MARKET, OUT_OF_MARKET).feePolicies())
                .containsExactly(new ChargedPolicy(new FeePolicy.Surplus(HALF, CAP), TREASURY));
    }

    @Test
    void shouldCommitToTheCalls() {
        AuctionOrder order = cut(asking(), 0);
        Hook dearer = new Hook(PERMIT.target(), PERMIT.callData(), PERMIT.gasLimit() + 1);

        assertThat(hash(order))
                .isNotEqualTo(hash(with(order, Hooks.NONE)))
                .isNotEqualTo(hash(with(order, new Hooks(List.of(PERMIT, REPORT), List.of()))))
                .isNotEqualTo(hash(with(order, new Hooks(List.of(dearer), List.of(REPORT)))))
                .isEqualTo(hash(with(order, HOOKS)));
    }

    private static AuctionOrder with(AuctionOrder order, Hooks hooks) {
        return new AuctionOrder(order.intent(), order.fillable(), order.feePolicies(), order.entry(), hooks);
    }

    private static Bytes32 hash(AuctionOrder order) {
        return BatchHash.of(new Batch(
                1,
                2,
                new Batch.BlockRef(5, Bytes32.ZERO, NOW, Uint256.ONE),
                List.of(order),
                new TreeMap<>(),
                List.of(),
                Bytes32.ZERO,
                WETH));
    }

    @Test
    void shouldLeaveOutAnOrderUntilItIsValid() {
        Intent intent = Orders.sell().until(NOW + 100).signed();
        IntentPool pool = admitted(intent, new OrderTerms(NOW + 1, Hooks.NONE, List.of(), null, null), null);
        CutRules rules = new CutRules(WETH, 3, 10, 60, List.of());

        assertThat(CutWindow.of(pool, 0, rules, NOW).orders()).isEmpty();
        assertThat(CutWindow.outOfTime(pool, rules, NOW)).containsOnly(Map.entry(intent.uid(), WaitReason.NotValidYet));
        assertThat(CutWindow.of(pool, 0, rules, NOW + 1).orders()).hasSize(1);
        assertThat(CutWindow.outOfTime(pool, rules, NOW + 1)).isEmpty();
    }
}
