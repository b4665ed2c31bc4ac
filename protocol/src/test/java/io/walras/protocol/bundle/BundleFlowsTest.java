package io.walras.protocol.bundle;

import static io.walras.protocol.bundle.Bundles.amount;
import static io.walras.protocol.bundle.Bundles.atoms;
import static io.walras.protocol.bundle.Bundles.batch;
import static io.walras.protocol.bundle.Bundles.bundle;
import static io.walras.protocol.bundle.Bundles.call;
import static io.walras.protocol.bundle.Bundles.fill;
import static io.walras.protocol.bundle.Bundles.pool;
import static io.walras.protocol.bundle.Bundles.prices;
import static io.walras.protocol.bundle.Bundles.refuses;
import static io.walras.protocol.bundle.Bundles.selling;
import static io.walras.protocol.bundle.Bundles.swap;
import static io.walras.protocol.bundle.Bundles.verified;
import static io.walras.protocol.bundle.Bundles.with;
import static io.walras.protocol.testing.Orders.DAI;
import static io.walras.protocol.testing.Orders.USDC;
import static io.walras.protocol.testing.Orders.WETH;
import static io.walras.protocol.testing.Orders.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.Interaction.Allowance;
import io.walras.protocol.bundle.Interaction.Call;
import io.walras.protocol.bundle.Interaction.Custom;
import io.walras.protocol.bundle.Interaction.PoolSwap;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Vectors;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes in and out of a bundle, and what its interactions may do. Alice sells 1,000 WETH atoms for 2,000 USDC atoms. */
class BundleFlowsTest {
    private static final AuctionOrder SELL = selling(1_000, 2_000);
    private static final ClearingPrices TWO_TO_ONE = prices(Map.of(WETH, atoms(2), USDC, atoms(1)));
    private static final Custom ROUTE = swap(amount(WETH, 1_000), amount(USDC, 2_000));

    @Test
    void shouldConserveEveryTokenToTheAtom() {
        Batch batch = batch(List.of(SELL));
        List<Fill> fills = List.of(fill(SELL, 1_000, 0));

        refuses(Code.NotConserved, batch, bundle(TWO_TO_ONE, fills, swap(amount(WETH, 1_000), amount(USDC, 1_999))));
        refuses(Code.NotConserved, batch, bundle(TWO_TO_ONE, fills, swap(amount(WETH, 1_001), amount(USDC, 2_000))));
        refuses(Code.NotConserved, batch, bundle(TWO_TO_ONE, fills, ROUTE, swap(amount(DAI, 1), amount(USDC, 1))));
        verified(batch, bundle(TWO_TO_ONE, fills, swap(amount(WETH, 999), amount(USDC, 2_001))));
        refuses(Code.NotConserved, batch, bundle(TWO_TO_ONE, fills));
    }

    @Test
    void shouldCountTheNativeMarkerAsItsWrappedTokenWhenConserving() {
        Batch batch = batch(List.of(SELL));

        verified(
                batch,
                bundle(
                        TWO_TO_ONE,
                        List.of(fill(SELL, 1_000, 0)),
                        swap(amount(Address.NATIVE, 1_000), amount(USDC, 2_000))));
        refuses(
                Code.NotConserved,
                batch,
                bundle(
                        TWO_TO_ONE,
                        List.of(fill(SELL, 1_000, 0)),
                        ROUTE,
                        swap(amount(Address.NATIVE, 1), amount(USDC, 1))));
    }

    @Test
    void shouldNotLetOneFillPayTheFeesOfAnother() {
        FeePolicy percent = new FeePolicy.Volume(Fraction.of(1, 100));
        AuctionOrder charged = selling(1_000, 1_900, percent);

        verified(batch(List.of(charged)), bundle(TWO_TO_ONE, List.of(fill(charged, 1_000, 0)), ROUTE));
        refuses(
                Code.NotConserved,
                batch(List.of(charged)),
                bundle(TWO_TO_ONE, List.of(fill(charged, 1_000, 0)), swap(amount(WETH, 1_000), amount(USDC, 1_999))));
    }

    @Test
    void shouldMatchOppositeOrdersWithoutLiquidity() {
        AuctionOrder opposite =
                Bundles.order(OrderKind.SELL, USDC, WETH, atoms(2_000), atoms(1_000), false, atoms(2_000));

        assertThat(verified(
                        batch(List.of(SELL, opposite)),
                        bundle(TWO_TO_ONE, List.of(fill(SELL, 1_000, 0), fill(opposite, 2_000, 0)))))
                .hasSize(2);
    }

    @Test
    void shouldRefuseToInternalise() {
        Custom internal = new Custom(ROUTE.call(), List.of(), ROUTE.inputs(), ROUTE.outputs(), true);
        PoolSwap internalSwap = new PoolSwap(token(30), amount(WETH, 1), amount(USDC, 1), true);
        List<Fill> fills = List.of(fill(SELL, 1_000, 0));

        refuses(Code.NonBufferableTokensUsed, batch(List.of(SELL)), bundle(TWO_TO_ONE, fills, internal));
        refuses(Code.NonBufferableTokensUsed, batch(List.of(SELL)), bundle(TWO_TO_ONE, fills, ROUTE, internalSwap));
    }

    @Test
    void shouldHoldASwapToWhatThePoolPays() {
        ConstantProductPool pool = pool(30, WETH, USDC, 1_000_000, 2_010_000);
        Uint256 paid = pool.amountOut(WETH, atoms(1_000)).orElseThrow();
        Batch batch = batch(List.of(SELL), pool);
        List<Fill> fills = List.of(fill(SELL, 1_000, 0));
        PoolSwap exact = new PoolSwap(pool.address(), amount(WETH, 1_000), new TokenAmount(USDC, paid), false);
        PoolSwap oneMore =
                new PoolSwap(pool.address(), amount(WETH, 1_000), new TokenAmount(USDC, paid.plus(Uint256.ONE)), false);

        assertThat(paid).isEqualTo(atoms(2_001));
        verified(batch, bundle(TWO_TO_ONE, fills, exact));
        refuses(Code.LiquidityExceeded, batch, bundle(TWO_TO_ONE, fills, oneMore));
    }

    @Test
    void shouldMovePoolsFromSwapToSwap() {
        ConstantProductPool pool = pool(30, WETH, USDC, 1_000_000, 2_020_000);
        Uint256 first = pool.amountOut(WETH, atoms(500)).orElseThrow();
        Uint256 second =
                pool.after(WETH, atoms(500), first).amountOut(WETH, atoms(500)).orElseThrow();
        List<Fill> fills = List.of(fill(SELL, 1_000, 0));
        PoolSwap half = new PoolSwap(pool.address(), amount(WETH, 500), new TokenAmount(USDC, first), false);
        PoolSwap rest = new PoolSwap(pool.address(), amount(WETH, 500), new TokenAmount(USDC, second), false);

        assertThat(second).isLessThan(first);
        verified(batch(List.of(SELL), pool), bundle(TWO_TO_ONE, fills, half, rest));
        refuses(Code.LiquidityExceeded, batch(List.of(SELL), pool), bundle(TWO_TO_ONE, fills, half, half));
    }

    @Test
    void shouldRefuseSwapsOfNothingAndOfForeignPools() {
        Batch batch = batch(List.of(SELL), pool(30, WETH, USDC, 1_000_000, 2_010_000));
        List<Fill> fills = List.of(fill(SELL, 1_000, 0));

        refuses(
                Code.UnknownLiquidity,
                batch,
                bundle(TWO_TO_ONE, fills, ROUTE, new PoolSwap(token(31), amount(WETH, 1), amount(USDC, 1), false)));
        refuses(
                Code.UnknownLiquidity,
                batch,
                bundle(TWO_TO_ONE, fills, ROUTE, new PoolSwap(token(30), amount(WETH, 1), amount(DAI, 1), false)));
        refuses(
                Code.UnknownLiquidity,
                batch,
                bundle(TWO_TO_ONE, fills, ROUTE, new PoolSwap(token(30), amount(WETH, 1), amount(WETH, 1), false)));
        refuses(
                Code.LiquidityExceeded,
                batch,
                bundle(TWO_TO_ONE, fills, ROUTE, new PoolSwap(token(30), amount(WETH, 0), amount(USDC, 0), false)));
        refuses(
                Code.LiquidityExceeded,
                batch,
                bundle(TWO_TO_ONE, fills, ROUTE, new PoolSwap(token(30), amount(WETH, 9), amount(USDC, 0), false)));
    }

    @Test
    void shouldRefuseCallsToOurOwnContractsInEveryPhase() {
        Batch batch = batch(List.of(SELL));
        Bundle good = bundle(TWO_TO_ONE, List.of(fill(SELL, 1_000, 0)), ROUTE);
        Call forbidden = call(Bundles.HOLDER, "0x");
        Custom custom = new Custom(forbidden, List.of(), List.of(), List.of(), false);

        refuses(Code.ForbiddenInteraction, batch, with(good, List.of(forbidden), List.of()));
        refuses(Code.ForbiddenInteraction, batch, with(good, List.of(), List.of(forbidden)));
        refuses(Code.ForbiddenInteraction, batch, bundle(TWO_TO_ONE, good.fills(), ROUTE, custom));
    }

    @Test
    void shouldRefuseAllowancesOverOurOwnContracts() {
        Custom custom = new Custom(
                ROUTE.call(),
                List.of(new Allowance(Bundles.HOLDER, Bundles.ROUTER, atoms(1))),
                ROUTE.inputs(),
                ROUTE.outputs(),
                false);

        refuses(
                Code.ForbiddenInteraction,
                batch(List.of(SELL)),
                bundle(TWO_TO_ONE, List.of(fill(SELL, 1_000, 0)), custom));
    }

    static Stream<String> forbiddenSelectors() {
        return Vectors.rows("calls.json", "forbidden", 20).stream()
                .map(row -> row.path("selector").asText());
    }

    static Stream<String> allowedSelectors() {
        return Vectors.rows("calls.json", "allowed", 8).stream()
                .map(row -> row.path("selector").asText());
    }

    @ParameterizedTest
    @MethodSource("allowedSelectors")
    void shouldTakeMethodsThatMoveOwnTokens(String selector) {
        Batch batch = batch(List.of(SELL));
        Bundle good = bundle(TWO_TO_ONE, List.of(fill(SELL, 1_000, 0)), ROUTE);

        verified(batch, with(good, List.of(call(USDC, selector)), List.of()));
    }

    @ParameterizedTest
    @MethodSource("forbiddenSelectors")
    void shouldRefuseMethodsThatChangeOrUsePermissions(String selector) {
        Batch batch = batch(List.of(SELL));
        Bundle good = bundle(TWO_TO_ONE, List.of(fill(SELL, 1_000, 0)), ROUTE);

        refuses(Code.ForbiddenInteraction, batch, with(good, List.of(call(USDC, selector)), List.of()));
        refuses(Code.ForbiddenInteraction, batch, with(good, List.of(), List.of(call(DAI, selector + "00"))));
        verified(batch, with(good, List.of(call(USDC, selector.substring(0, 8))), List.of()));
    }
}
