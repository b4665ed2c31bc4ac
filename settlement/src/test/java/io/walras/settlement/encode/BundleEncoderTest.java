package io.walras.settlement.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.bundle.Bundle;
import io.walras.protocol.bundle.BundleCheck;
import io.walras.protocol.bundle.BundleLimits;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.bundle.Fill;
import io.walras.protocol.bundle.Interaction;
import io.walras.protocol.bundle.Interaction.Allowance;
import io.walras.protocol.bundle.Interaction.Call;
import io.walras.protocol.bundle.TokenAmount;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.settlement.abi.AbiReader;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleEncoderTest {
    private static final Address EXECUTOR = Address.fromHex("0x00000000000000000000000000000000000000e1");
    private static final Address ROUTER = Address.fromHex("0x00000000000000000000000000000000000000f1");
    private static final Address PAIR = Address.fromHex("0x00000000000000000000000000000000000000f2");
    private static final EncoderSettings SETTINGS = new EncoderSettings(Orders.WETH, EXECUTOR, 50);
    private static final ConstantProductPool POOL = new ConstantProductPool(
            PAIR,
            ROUTER,
            Orders.WETH,
            Orders.USDC,
            Uint256.of(1_000_000),
            Uint256.of(3_000_000),
            Fraction.of(3, 1000),
            110_000);

    @Test
    void shouldListTradedTokensAscendingWithTheirPrices() {
        EncodedBundle bundle = encode(List.of(seller(), buyer()), List.of());

        assertThat(bundle.prices())
                .isEqualTo(new PriceList(
                        List.of(Orders.WETH, Orders.USDC),
                        List.of(Uint256.of(2), Uint256.ONE),
                        List.of(Uint256.of(2), Uint256.ONE)));
    }

    @Test
    void shouldKeepTheOrderOfTheFills() {
        EncodedBundle bundle = encode(List.of(buyer(), seller()), List.of());

        assertThat(bundle.trades()).extracting(EncodedTrade::sellTokenIndex).containsExactly(1, 0);
        assertThat(bundle.trades()).extracting(EncodedTrade::buyTokenIndex).containsExactly(0, 1);
    }

    @Test
    void shouldCarryTheSignedTermsAndTheSignature() {
        Intent intent = seller();

        EncodedTrade trade =
                encode(List.of(intent, buyer()), List.of()).trades().getFirst();

        assertThat(trade.sellAmount()).isEqualTo(intent.order().sellAmount());
        assertThat(trade.buyAmount()).isEqualTo(intent.order().buyAmount());
        assertThat(trade.validTo()).isEqualTo(intent.order().validTo());
        assertThat(trade.appData()).isEqualTo(intent.order().appData());
        assertThat(trade.signature()).isEqualTo(intent.signature().bytes());
    }

    @Test
    void shouldExecuteWhatASellOrderPaysInAll() {
        Intent partial = Orders.sell().amounts(1_000, 1_900).partial().signed();

        EncodedTrade trade = encode(
                        List.of(partial, buyer()),
                        List.of(
                                new Fill(partial.uid(), Uint256.of(990), Uint256.of(10)),
                                new Fill(buyer().uid(), Uint256.of(990), Uint256.ZERO)),
                        List.of())
                .trades()
                .getFirst();

        assertThat(trade.executedAmount()).isEqualTo(Uint256.of(1_000));
        assertThat(trade.networkFee()).isEqualTo(Uint256.of(10));
    }

    @Test
    void shouldExecuteWhatABuyOrderGets() {
        EncodedTrade trade =
                encode(List.of(buyer(), seller()), List.of()).trades().getFirst();

        assertThat(trade.executedAmount()).isEqualTo(buyer().order().buyAmount());
    }

    @ParameterizedTest
    @CsvSource({
        "SELL, false, EIP712, 0",
        "BUY, false, EIP712, 1",
        "SELL, true, EIP712, 2",
        "SELL, false, ETHSIGN, 32",
        "SELL, false, EIP1271, 64",
        "BUY, true, PRESIGN, 99"
    })
    void shouldSetTheFlagsOfTheContract(OrderKind kind, boolean partial, SigningScheme scheme, int flags) {
        Orders orders = kind == OrderKind.SELL ? Orders.sell() : Orders.buy();

        assertThat(TradeFlags.of((partial ? orders.partial() : orders).order(), scheme))
                .isEqualTo(flags);
    }

    @Test
    void shouldLeadAContractSignatureByItsOwner() {
        Intent intent = Intent.of(
                Orders.DOMAIN.separator(),
                Orders.sell().order(),
                Orders.ALICE.address(),
                new OrderSignature(SigningScheme.EIP1271, Bytes.fromHex("0xabcd")));

        EncodedTrade trade =
                encode(List.of(intent, buyer()), List.of()).trades().getFirst();

        assertThat(trade.signature()).isEqualTo(Bytes.fromHex(Orders.ALICE.address() + "abcd"));
    }

    @Test
    void shouldListTheWrappedTokenWithTheNativeCoinAtTheSamePrices() {
        Intent wantsEther = Orders.sell()
                .of(Orders.USDC, Address.NATIVE)
                .amounts(2_000, 1_000)
                .signed();

        PriceList prices = encode(List.of(seller(), wantsEther), List.of()).prices();

        assertThat(prices.tokens()).containsExactly(Orders.WETH, Orders.USDC, Address.NATIVE);
        assertThat(prices.sell().get(2)).isEqualTo(prices.sell().get(0));
        assertThat(prices.buy().get(2)).isEqualTo(prices.buy().get(0));
    }

    @Test
    void shouldListTokensOfInteractionsAtAPriceOfOne() {
        Interaction custom = new Interaction.Custom(
                new Call(ROUTER, Uint256.ZERO, Bytes.EMPTY),
                List.of(new Allowance(Orders.token(9), ROUTER, Uint256.ONE)),
                List.of(),
                List.of(new TokenAmount(Orders.DAI, Uint256.ONE)),
                false);

        PriceList prices = encode(List.of(seller(), buyer()), List.of(custom)).prices();

        assertThat(prices.tokens()).containsExactly(Orders.WETH, Orders.USDC, Orders.DAI, Orders.token(9));
        assertThat(prices.sell().subList(2, 4)).containsOnly(Uint256.ONE);
        assertThat(prices.buy().subList(2, 4)).containsOnly(Uint256.ONE);
    }

    @Test
    void shouldSwapThroughTheRouterOfThePoolWithinTheTolerance() {
        Interaction swap = new Interaction.PoolSwap(
                PAIR,
                new TokenAmount(Orders.WETH, Uint256.of(1_000)),
                new TokenAmount(Orders.USDC, Uint256.of(2_001)),
                false);

        EncodedInteraction encoded =
                encode(List.of(seller()), List.of(swap)).interactions().intra().getFirst();

        assertThat(encoded.call().target()).isEqualTo(ROUTER);
        assertThat(encoded.allowances()).containsExactly(new Allowance(Orders.WETH, ROUTER, Uint256.of(1_000)));
        Bytes callData = encoded.call().callData();
        assertThat(callData.slice(0, 4)).isEqualTo(Bytes.fromHex("0x38ed1739"));
        AbiReader arguments = AbiReader.of(callData.slice(4, callData.size()));
        assertThat(arguments.uint256(0)).isEqualTo(Uint256.of(1_000));
        assertThat(arguments.uint256(1)).as("floor(2001 * 0.995)").isEqualTo(Uint256.of(1_990));
        assertThat(arguments.address(3)).isEqualTo(EXECUTOR);
        assertThat(arguments.uint256(4)).isEqualTo(Uint256.MAX);
        assertThat(arguments.address(6)).isEqualTo(Orders.WETH);
        assertThat(arguments.address(7)).isEqualTo(Orders.USDC);
    }

    @Test
    void shouldEncodeTheSameBundleToTheSameBytes() {
        assertThat(encode(List.of(seller(), buyer()), List.of()))
                .isEqualTo(encode(List.of(seller(), buyer()), List.of()));
    }

    @Test
    void shouldHashWhatTheAwardBinds() {
        Bytes32 hash = encode(List.of(seller(), buyer()), List.of()).bundleHash();

        assertThat(hash)
                .isNotEqualTo(encode(List.of(buyer(), seller()), List.of()).bundleHash());
    }

    @ParameterizedTest
    @CsvSource({"-1", "10000"})
    void shouldRefuseAnAbsurdTolerance(int bps) {
        assertThatThrownBy(() -> new EncoderSettings(Orders.WETH, EXECUTOR, bps))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Intent seller() {
        return Orders.sell().signed();
    }

    /** Bob buys exactly Alice's 1000 WETH atoms for at most 2000 USDC atoms. */
    private static Intent buyer() {
        return Orders.buy()
                .by(Orders.BOB)
                .of(Orders.USDC, Orders.WETH)
                .amounts(2_000, 1_000)
                .partial()
                .signed();
    }

    private static EncodedBundle encode(List<Intent> intents, List<Interaction> interactions) {
        List<Fill> fills = intents.stream()
                .map(intent -> new Fill(intent.uid(), intent.order().targetAmount(), Uint256.ZERO))
                .toList();
        return encode(intents, fills, interactions);
    }

    private static EncodedBundle encode(List<Intent> intents, List<Fill> fills, List<Interaction> interactions) {
        SortedMap<Address, Uint256> prices = new TreeMap<>();
        prices.put(Orders.WETH, Uint256.of(2));
        prices.put(Orders.USDC, Uint256.ONE);
        Bundle bundle = new Bundle(
                1,
                Orders.ALICE.address(),
                Uint256.ONE,
                ClearingPrices.uniform(prices),
                fills,
                List.of(),
                interactions,
                List.of());
        List<AuctionOrder> orders = intents.stream()
                .map(intent -> new AuctionOrder(intent, intent.order().targetAmount(), List.of()))
                .toList();
        Batch batch = new Batch(
                1,
                0,
                new Batch.BlockRef(1, Bytes32.ZERO, 1, Uint256.ONE),
                orders,
                new TreeMap<>(),
                List.of(POOL),
                Bytes32.ZERO,
                Orders.WETH);
        BundleCheck check = new BundleCheck(new BundleLimits(10, 10, 10_000, Set.of()));
        VerifiedBundle verified = switch (check.check(batch, bundle)) {
            case BundleCheck.Verified ok -> ok.bundle();
            case BundleCheck.Refused refused -> throw new AssertionError(refused.refusal());
        };
        return new BundleEncoder(SETTINGS).encode(verified, batch);
    }
}
