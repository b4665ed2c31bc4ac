package io.walras.protocol.bundle;

import static io.walras.protocol.bundle.Bundles.amount;
import static io.walras.protocol.bundle.Bundles.atoms;
import static io.walras.protocol.bundle.Bundles.batch;
import static io.walras.protocol.bundle.Bundles.bundle;
import static io.walras.protocol.bundle.Bundles.buying;
import static io.walras.protocol.bundle.Bundles.call;
import static io.walras.protocol.bundle.Bundles.fill;
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
import io.walras.protocol.bundle.VerifiedFill.FeeShare;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each rule at its edge: one atom inside, one atom outside. Alice sells 1,000 WETH atoms for 2,000 USDC atoms. */
class BundleCheckTest {
    private static final AuctionOrder SELL = selling(1_000, 2_000);
    private static final ClearingPrices TWO_TO_ONE = prices(Map.of(WETH, atoms(2), USDC, atoms(1)));
    private static final Custom ROUTE = swap(amount(WETH, 1_000), amount(USDC, 2_000));

    @Test
    void shouldComputeWhatTheContractMoves() {
        VerifiedFill fill = verified(batch(List.of(SELL)), bundle(TWO_TO_ONE, List.of(fill(SELL, 1_000, 0)), ROUTE))
                .getFirst();

        assertThat(fill.userIn()).isEqualTo(atoms(1_000));
        assertThat(fill.userOut()).isEqualTo(atoms(2_000));
        assertThat(fill.feeShares()).isEmpty();
        assertThat(fill.execution().executedBuy()).isEqualTo(atoms(2_000));
    }

    @Test
    void shouldTakeTheNetworkFeeOutOfThePriceOnly() {
        AuctionOrder order = selling(1_000, 1_900);
        VerifiedFill fill = verified(
                        batch(List.of(order)),
                        bundle(
                                TWO_TO_ONE,
                                List.of(fill(order, 960, 40)),
                                swap(amount(WETH, 1_000), amount(USDC, 1_920))))
                .getFirst();

        assertThat(fill.userIn()).isEqualTo(atoms(1_000));
        assertThat(fill.userOut()).isEqualTo(atoms(1_920));
        assertThat(fill.networkFee()).isEqualTo(atoms(40));
    }

    @Test
    void shouldChargeProtocolFeesToTheirRecipient() {
        FeePolicy percent = new FeePolicy.Volume(Fraction.of(1, 100));
        AuctionOrder sell = selling(1_000, 1_900, percent);
        AuctionOrder buy = buying(1_100, 2_000, percent);
        VerifiedFill sold = verified(batch(List.of(sell)), bundle(TWO_TO_ONE, List.of(fill(sell, 1_000, 0)), ROUTE))
                .getFirst();
        VerifiedFill bought = verified(batch(List.of(buy)), bundle(TWO_TO_ONE, List.of(fill(buy, 2_000, 50)), ROUTE))
                .getFirst();

        assertThat(sold.userOut()).isEqualTo(atoms(1_980));
        assertThat(sold.feeShares()).containsExactly(new FeeShare(Bundles.FEES, atoms(20)));
        assertThat(bought.userIn()).isEqualTo(atoms(1_060));
        assertThat(bought.feeShares()).containsExactly(new FeeShare(Bundles.FEES, atoms(10)));
    }

    @Test
    void shouldRefuseAnotherAuction() {
        Bundle other = new Bundle(
                8,
                Bundles.SOLVER,
                Uint256.ONE,
                TWO_TO_ONE,
                List.of(fill(SELL, 1_000, 0)),
                List.of(),
                List.of(ROUTE),
                List.of());

        refuses(Code.WrongAuction, batch(List.of(SELL)), other);
    }

    @Test
    void shouldRefuseABundleThatFillsNothing() {
        refuses(Code.EmptyBundle, batch(List.of(SELL)), bundle(TWO_TO_ONE, List.of(), ROUTE));
    }

    @Test
    void shouldRefuseMoreThanTheLimitsAllow() {
        Batch batch = batch(List.of(SELL));
        Bundle good = bundle(TWO_TO_ONE, List.of(fill(SELL, 1_000, 0)), ROUTE);
        Call empty = call(token(5), "0x");
        Call long96 = call(token(5), "0x" + "ab".repeat(96));
        Call long97 = call(token(5), "0x" + "ab".repeat(97));

        verified(batch, with(good, List.of(empty), List.of(empty)));
        refuses(Code.TooBig, batch, with(good, List.of(empty, empty), List.of(empty)));
        verified(batch, with(good, List.of(), List.of(long96)));
        refuses(Code.TooBig, batch, with(good, List.of(long97), List.of()));
        refuses(Code.TooBig, batch, bundle(TWO_TO_ONE, Collections.nCopies(5, fill(SELL, 1_000, 0)), ROUTE));
    }

    @Test
    void shouldCountAllowancesAsInteractions() {
        Allowance allowance = new Allowance(WETH, Bundles.ROUTER, atoms(1_000));
        Custom three =
                new Custom(ROUTE.call(), Collections.nCopies(3, allowance), ROUTE.inputs(), ROUTE.outputs(), false);
        Custom two =
                new Custom(ROUTE.call(), Collections.nCopies(2, allowance), ROUTE.inputs(), ROUTE.outputs(), false);

        verified(batch(List.of(SELL)), bundle(TWO_TO_ONE, List.of(fill(SELL, 1_000, 0)), two));
        refuses(Code.TooBig, batch(List.of(SELL)), bundle(TWO_TO_ONE, List.of(fill(SELL, 1_000, 0)), three));
    }

    @Test
    void shouldRefuseUnknownAndRepeatedOrders() {
        AuctionOrder other = buying(1_000, 2_000);

        refuses(
                Code.UnknownOrder,
                batch(List.of(SELL)),
                bundle(TWO_TO_ONE, List.of(fill(SELL, 1_000, 0), fill(other, 2_000, 0)), ROUTE));
        refuses(
                Code.DuplicateOrder,
                batch(List.of(SELL)),
                bundle(TWO_TO_ONE, List.of(fill(SELL, 1_000, 0), fill(SELL, 1_000, 0)), ROUTE));
    }

    @Test
    void shouldFillAFillOrKillOrderWholeOrNotAtAll() {
        Batch batch = batch(List.of(SELL));

        verified(batch, bundle(TWO_TO_ONE, List.of(fill(SELL, 1_000, 0)), ROUTE));
        refuses(Code.InvalidExecutedAmount, batch, bundle(TWO_TO_ONE, List.of(fill(SELL, 999, 0)), ROUTE));
        refuses(Code.Overfill, batch, bundle(TWO_TO_ONE, List.of(fill(SELL, 1_001, 0)), ROUTE));
        refuses(Code.Overfill, batch, bundle(TWO_TO_ONE, List.of(fill(SELL, 1_000, 1)), ROUTE));
        refuses(Code.InvalidExecutedAmount, batch, bundle(TWO_TO_ONE, List.of(fill(SELL, 0, 1_000)), ROUTE));
    }

    @Test
    void shouldFillAPartialOrderUpToWhatTheBatchAllows() {
        AuctionOrder sell = Bundles.order(OrderKind.SELL, WETH, USDC, atoms(1_000), atoms(2_000), true, atoms(300));
        AuctionOrder buy = Bundles.order(OrderKind.BUY, WETH, USDC, atoms(1_000), atoms(2_000), true, atoms(300));

        verified(batch(List.of(sell)), bundle(TWO_TO_ONE, List.of(fill(sell, 300, 0)), ROUTE_OF_300));
        verified(
                batch(List.of(sell)),
                bundle(TWO_TO_ONE, List.of(fill(sell, 1, 0)), swap(amount(WETH, 1), amount(USDC, 2))));
        refuses(Code.Overfill, batch(List.of(sell)), bundle(TWO_TO_ONE, List.of(fill(sell, 300, 1)), ROUTE_OF_300));
        verified(
                batch(List.of(buy)),
                bundle(TWO_TO_ONE, List.of(fill(buy, 300, 0)), swap(amount(WETH, 150), amount(USDC, 300))));
        refuses(Code.Overfill, batch(List.of(buy)), bundle(TWO_TO_ONE, List.of(fill(buy, 301, 0)), ROUTE_OF_300));
    }

    private static final Custom ROUTE_OF_300 = swap(amount(WETH, 300), amount(USDC, 600));

    @Test
    void shouldRefuseToBuyForNothing() {
        AuctionOrder buy = buying(1_000, 1);

        refuses(
                Code.InvalidExecutedAmount,
                batch(List.of(buy)),
                bundle(TWO_TO_ONE, List.of(fill(buy, 1, 0)), swap(amount(DAI, 0), amount(USDC, 1))));
    }

    @Test
    void shouldWantAPositivePriceOfEachTradedToken() {
        Batch batch = batch(List.of(SELL));
        List<Fill> fills = List.of(fill(SELL, 1_000, 0));

        refuses(Code.MissingPrice, batch, bundle(prices(Map.of(WETH, atoms(2))), fills, ROUTE));
        refuses(Code.MissingPrice, batch, bundle(prices(Map.of(USDC, atoms(1))), fills, ROUTE));
        refuses(Code.InvalidPrices, batch, bundle(prices(Map.of(WETH, atoms(2), USDC, atoms(0))), fills, ROUTE));
        refuses(Code.InvalidPrices, batch, bundle(prices(Map.of(WETH, atoms(0), USDC, atoms(1))), fills, ROUTE));
        verified(batch, bundle(prices(Map.of(WETH, atoms(2), USDC, atoms(1), DAI, atoms(0))), fills, ROUTE));
    }

    @Test
    void shouldUseTheSellPriceOfWhatIsSoldAndTheBuyPriceOfWhatIsBought() {
        ClearingPrices onlyThose =
                new ClearingPrices(new TreeMap<>(Map.of(WETH, atoms(2))), new TreeMap<>(Map.of(USDC, atoms(1))));
        ClearingPrices theOthers =
                new ClearingPrices(new TreeMap<>(Map.of(USDC, atoms(2))), new TreeMap<>(Map.of(WETH, atoms(1))));
        List<Fill> fills = List.of(fill(SELL, 1_000, 0));

        verified(batch(List.of(SELL)), bundle(onlyThose, fills, ROUTE));
        refuses(Code.MissingPrice, batch(List.of(SELL)), bundle(theOthers, fills, ROUTE));
    }

    @Test
    void shouldRefuseAmountsThatDoNotFit() {
        ClearingPrices huge = prices(Map.of(WETH, Uint256.MAX, USDC, Uint256.ONE));
        AuctionOrder buy = buying(1_000, 2_000);

        refuses(Code.InvalidPrices, batch(List.of(SELL)), bundle(huge, List.of(fill(SELL, 1_000, 0)), ROUTE));
        refuses(
                Code.InvalidPrices,
                batch(List.of(buy)),
                bundle(TWO_TO_ONE, List.of(new Fill(buy.uid(), atoms(2_000), Uint256.MAX)), ROUTE));
        refuses(
                Code.InvalidPrices,
                batch(List.of(SELL)),
                bundle(TWO_TO_ONE, List.of(new Fill(SELL.uid(), atoms(1_000), Uint256.MAX)), ROUTE));
    }

    @Test
    void shouldTreatTheNativeMarkerAndItsWrappedTokenAsOne() {
        AuctionOrder forNative =
                Bundles.order(OrderKind.SELL, USDC, Address.NATIVE, atoms(2_000), atoms(1_000), false, atoms(2_000));
        Batch batch = batch(List.of(forNative));
        List<Fill> fills = List.of(fill(forNative, 2_000, 0));
        Custom route = swap(amount(USDC, 2_000), amount(WETH, 1_000));

        verified(batch, bundle(TWO_TO_ONE, fills, route));
        verified(batch, bundle(prices(Map.of(Address.NATIVE, atoms(2), USDC, atoms(1))), fills, route));
        verified(batch, bundle(prices(Map.of(Address.NATIVE, atoms(2), WETH, atoms(2), USDC, atoms(1))), fills, route));
        refuses(
                Code.NonUniformPrice,
                batch,
                bundle(prices(Map.of(Address.NATIVE, atoms(2), WETH, atoms(3), USDC, atoms(1))), fills, route));
        refuses(
                Code.NonUniformPrice,
                batch,
                bundle(
                        new ClearingPrices(
                                new TreeMap<>(Map.of(WETH, atoms(2), Address.NATIVE, atoms(1), USDC, atoms(1))),
                                TWO_TO_ONE.buy()),
                        fills,
                        route));
    }

    @Test
    void shouldKeepTheLimitOnTotalsToTheAtom() {
        AuctionOrder oneMore = selling(1_000, 2_001);
        AuctionOrder buy = buying(1_050, 2_000);

        refuses(
                Code.LimitViolated,
                batch(List.of(oneMore)),
                bundle(TWO_TO_ONE, List.of(fill(oneMore, 1_000, 0)), ROUTE));
        refuses(Code.LimitViolated, batch(List.of(SELL)), bundle(TWO_TO_ONE, List.of(fill(SELL, 999, 1)), ROUTE));
        verified(batch(List.of(buy)), bundle(TWO_TO_ONE, List.of(fill(buy, 2_000, 50)), ROUTE));
        refuses(Code.LimitViolated, batch(List.of(buy)), bundle(TWO_TO_ONE, List.of(fill(buy, 2_000, 51)), ROUTE));
    }

    @Test
    void shouldKeepTheLimitAfterProtocolFees() {
        FeePolicy percent = new FeePolicy.Volume(Fraction.of(1, 100));
        AuctionOrder within = selling(1_000, 1_980, percent);
        AuctionOrder beyond = selling(1_000, 1_981, percent);

        verified(batch(List.of(within)), bundle(TWO_TO_ONE, List.of(fill(within, 1_000, 0)), ROUTE));
        refuses(Code.LimitViolated, batch(List.of(beyond)), bundle(TWO_TO_ONE, List.of(fill(beyond, 1_000, 0)), ROUTE));
    }
}
