package io.walras.settlement.testing;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Award;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.bundle.Bundle;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.bundle.Fill;
import io.walras.protocol.bundle.Interaction;
import io.walras.protocol.bundle.Interaction.Call;
import io.walras.protocol.bundle.TokenAmount;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.bundle.VerifiedBundles;
import io.walras.protocol.bundle.VerifiedFill;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.encode.BundleEncoder;
import io.walras.settlement.encode.EncodedBundle;
import io.walras.settlement.encode.EncoderSettings;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.simulate.Candidate;
import io.walras.settlement.simulate.SimulationSettings;
import io.walras.settlement.simulate.Simulator;
import io.walras.settlement.submit.GasRules;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Bundles that settle on a {@link Stage}. */
public record Trades(Stage stage) {
    public static final Uint256 TIP = Uint256.powerOfTen(9);
    public static final int TOLERANCE_BPS = 50;

    /** One to a million million: what an atom of DAI is to one of USDC. */
    private static final Uint256 DAI_PER_USDC_ATOM = Uint256.powerOfTen(12);

    private static final int LIFETIME_SECONDS = 600;

    // ---------------------------------------------------------------- orders

    public Order order(Address sell, Address buy, Uint256 sellAmount, Uint256 buyAmount) {
        return new Order(
                sell,
                buy,
                Address.ZERO,
                sellAmount,
                buyAmount,
                stage.head().timestamp() + LIFETIME_SECONDS,
                Bytes32.ZERO,
                Uint256.ZERO,
                OrderKind.SELL,
                false,
                TokenBalance.ERC20,
                TokenBalance.ERC20);
    }

    public Intent sign(PrivateKey owner, Order order) {
        return Intent.sign(stage.orderDomain(), order, SigningScheme.EIP712, owner);
    }

    // ---------------------------------------------------------------- bundles

    /** Alice's DAI for Bob's USDC, {@code dollars} each way at one to one; no liquidity. */
    public Settled opposite(long dollars) {
        Uint256 dai = Uint256.of(dollars).times(Uint256.powerOfTen(18));
        Uint256 usdc = Uint256.of(dollars).times(Uint256.powerOfTen(6));
        Intent alice = sign(Stage.ALICE, order(stage.dai, stage.usdc, dai, usdc));
        Intent bob = sign(Stage.BOB, order(stage.usdc, stage.dai, usdc, dai));
        SortedMap<Address, Uint256> prices = new TreeMap<>();
        prices.put(stage.dai, Uint256.ONE);
        prices.put(stage.usdc, DAI_PER_USDC_ATOM);
        return settled(
                List.of(whole(alice, dai, usdc), whole(bob, usdc, dai)), ClearingPrices.uniform(prices), List.of());
    }

    /** Carol's ether for USDC out of the pool. */
    public Settled throughPool(Uint256 wethAmount) {
        ConstantProductPool pool = pool();
        Uint256 out = pool.amountOut(stage.weth, wethAmount).orElseThrow();
        Intent carol = sign(Stage.CAROL, order(stage.weth, stage.usdc, wethAmount, out));
        SortedMap<Address, Uint256> prices = new TreeMap<>();
        prices.put(stage.weth, out);
        prices.put(stage.usdc, wethAmount);
        Interaction swap = new Interaction.PoolSwap(
                pool.address(), new TokenAmount(stage.weth, wethAmount), new TokenAmount(stage.usdc, out), false);
        return settled(List.of(whole(carol, wethAmount, out)), ClearingPrices.uniform(prices), List.of(swap));
    }

    public ConstantProductPool pool() {
        return stage.reader()
                .read(List.of(), List.of(stage.pool))
                .view()
                .pools()
                .get(0);
    }

    /** A fill of the whole order, without fees. */
    public static VerifiedFill whole(Intent intent, Uint256 userIn, Uint256 userOut) {
        AuctionOrder offered = new AuctionOrder(intent, intent.order().targetAmount(), List.of());
        return new VerifiedFill(offered, userIn, userOut, Uint256.ZERO, List.of());
    }

    public Settled settled(List<VerifiedFill> fills, ClearingPrices prices, List<Interaction> interactions) {
        return settled(fills, prices, List.of(), interactions, List.of());
    }

    public Settled settled(
            List<VerifiedFill> fills,
            ClearingPrices prices,
            List<Call> pre,
            List<Interaction> interactions,
            List<Call> post) {
        List<Fill> declared = fills.stream()
                .map(fill -> new Fill(fill.order().uid(), fill.filledAmount(), fill.networkFee()))
                .toList();
        Bundle bundle = new Bundle(1, Stage.SOLVER.address(), Uint256.ONE, prices, declared, pre, interactions, post);
        VerifiedBundle verified = VerifiedBundles.of(bundle, fills);
        List<ConstantProductPool> pools =
                stage.reader().read(List.of(), List.of(stage.pool)).view().pools();
        Batch batch = new Batch(
                1,
                0,
                stage.head(),
                fills.stream().map(VerifiedFill::order).toList(),
                new TreeMap<>(),
                pools,
                Bytes32.ZERO,
                stage.weth);
        EncoderSettings settings =
                new EncoderSettings(stage.weth, stage.deployment.contracts().executor(), TOLERANCE_BPS);
        return new Settled(new BundleEncoder(settings).encode(verified, batch), fills);
    }

    /** A bundle ready to be awarded. */
    public record Settled(EncodedBundle bundle, List<VerifiedFill> fills) {}

    // ---------------------------------------------------------------- awards

    public Award award(EncodedBundle bundle) {
        return new Award(
                1,
                bundle.bundleHash(),
                Stage.SOLVER.address(),
                Stage.SOLVER.address(),
                stage.head().timestamp() + LIFETIME_SECONDS);
    }

    public Candidate candidate(Settled settled) {
        return new Candidate(settled.bundle(), award(settled.bundle()), settled.fills());
    }

    public Simulator simulator(JsonRpc rpc, GasRules gas) {
        return new Simulator(rpc, new SimulationSettings(stage.awardDomain(), Stage.SUBMITTER.address(), TIP, gas));
    }
}
