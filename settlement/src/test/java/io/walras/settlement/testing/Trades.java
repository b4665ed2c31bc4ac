package io.walras.settlement.testing;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Award;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.bundle.Bundle;
import io.walras.protocol.bundle.BundleCheck;
import io.walras.protocol.bundle.BundleLimits;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.bundle.Fill;
import io.walras.protocol.bundle.Interaction;
import io.walras.protocol.bundle.TokenAmount;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.bundle.VerifiedFill;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.encode.AwardSigner;
import io.walras.settlement.encode.BundleEncoder;
import io.walras.settlement.encode.EncodedBundle;
import io.walras.settlement.encode.EncoderSettings;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.simulate.Candidate;
import io.walras.settlement.simulate.SimulationSettings;
import io.walras.settlement.simulate.Simulator;
import io.walras.settlement.submit.GasFees;
import io.walras.settlement.submit.GasRules;
import io.walras.settlement.submit.TransactionRequest;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Bundles that settle on a {@link Stage}, their awards and their transactions. */
public record Trades(Stage stage) {
    public static final Uint256 TIP = Uint256.powerOfTen(9);
    public static final int LIFETIME_SECONDS = 600;

    /** An atom of USDC is worth this many of DAI. */
    private static final Uint256 DAI_ATOMS = Uint256.powerOfTen(12);

    public static final long AUCTION = 1;
    private static final int TOLERANCE_BPS = 50;
    private static final long GAS_LIMIT = 3_000_000;

    // ---------------------------------------------------------------- orders

    /** An order to sell, all or nothing, for the owner, good for ten minutes. */
    public Order order(Address sell, Address buy, Uint256 sellAmount, Uint256 buyAmount) {
        return order(sell, buy, sellAmount, buyAmount, false);
    }

    public Order order(Address sell, Address buy, Uint256 sellAmount, Uint256 buyAmount, boolean partial) {
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
                partial,
                TokenBalance.ERC20,
                TokenBalance.ERC20);
    }

    public Intent sign(PrivateKey owner, Order order) {
        return Intent.sign(stage.orderDomain(), order, SigningScheme.EIP712, owner);
    }

    public static Uint256 dai(long whole) {
        return Uint256.of(whole).times(Uint256.powerOfTen(18));
    }

    public static Uint256 usdc(long whole) {
        return Uint256.of(whole).times(Uint256.powerOfTen(6));
    }

    // ---------------------------------------------------------------- bundles

    /** Alice's DAI for Bob's USDC, this many dollars each way at one to one, without any liquidity. */
    public Checked opposite(long dollars) {
        Intent alice = sign(Stage.ALICE, order(stage.dai, stage.usdc, dai(dollars), usdc(dollars)));
        Intent bob = sign(Stage.BOB, order(stage.usdc, stage.dai, usdc(dollars), dai(dollars)));
        return checked(List.of(alice, bob), List.of(whole(alice), whole(bob)), dollarPrices(), List.of());
    }

    /** Carol's ether for USDC out of the pool. */
    public Checked throughPool(Uint256 ether) {
        ConstantProductPool pool = pool();
        Uint256 out = pool.amountOut(stage.weth, ether).orElseThrow();
        Intent carol = sign(Stage.CAROL, order(stage.weth, stage.usdc, ether, out));
        return checked(
                List.of(carol),
                List.of(whole(carol)),
                prices(stage.weth, out, stage.usdc, ether),
                List.of(swap(pool, ether, out)));
    }

    public Interaction swap(ConstantProductPool pool, Uint256 ether, Uint256 out) {
        return new Interaction.PoolSwap(
                pool.address(), new TokenAmount(stage.weth, ether), new TokenAmount(stage.usdc, out), false);
    }

    public ConstantProductPool pool() {
        return stage.reader()
                .read(List.of(), List.of(stage.pool))
                .view()
                .pools()
                .getFirst();
    }

    public ClearingPrices dollarPrices() {
        return prices(stage.dai, Uint256.ONE, stage.usdc, DAI_ATOMS);
    }

    public static ClearingPrices prices(Address tokenA, Uint256 priceA, Address tokenB, Uint256 priceB) {
        SortedMap<Address, Uint256> prices = new TreeMap<>();
        prices.put(tokenA, priceA);
        prices.put(tokenB, priceB);
        return ClearingPrices.uniform(prices);
    }

    public static Fill whole(Intent intent) {
        return new Fill(intent.uid(), intent.order().targetAmount(), Uint256.ZERO);
    }

    /** The bundle, checked and encoded. */
    public Checked checked(
            List<Intent> intents, List<Fill> fills, ClearingPrices prices, List<Interaction> interactions) {
        List<AuctionOrder> orders = intents.stream()
                .map(intent -> new AuctionOrder(intent, intent.order().targetAmount(), List.of()))
                .toList();
        return checked(
                orders,
                new Bundle(
                        AUCTION,
                        Stage.SOLVER.address(),
                        Uint256.ONE,
                        prices,
                        fills,
                        List.of(),
                        interactions,
                        List.of()));
    }

    public Checked checked(List<AuctionOrder> orders, Bundle bundle) {
        Batch batch =
                new Batch(AUCTION, 0, stage.head(), orders, new TreeMap<>(), List.of(pool()), Bytes32.ZERO, stage.weth);
        BundleCheck check = new BundleCheck(new BundleLimits(100, 100, 100_000, Set.of()));
        VerifiedBundle verified = switch (check.check(batch, bundle)) {
            case BundleCheck.Verified ok -> ok.bundle();
            case BundleCheck.Refused refused -> throw new AssertionError(refused.refusal());
        };
        return new Checked(new BundleEncoder(encoderSettings()).encode(verified, batch), verified.fills());
    }

    public EncoderSettings encoderSettings() {
        return new EncoderSettings(stage.weth, stage.deployment.contracts().executor(), TOLERANCE_BPS);
    }

    /** An encoded bundle and what it does to its users. */
    public record Checked(EncodedBundle bundle, List<VerifiedFill> fills) {}

    // ---------------------------------------------------------------- awards

    public Award award(EncodedBundle bundle) {
        return new Award(
                AUCTION,
                bundle.bundleHash(),
                Stage.SOLVER.address(),
                Stage.SOLVER.address(),
                stage.head().timestamp() + LIFETIME_SECONDS);
    }

    public Candidate candidate(Checked checked) {
        return new Candidate(checked.bundle(), award(checked.bundle()), checked.fills());
    }

    public Simulator simulator(JsonRpc rpc, GasRules gas) {
        return new Simulator(rpc, new SimulationSettings(stage.awardDomain(), Stage.SUBMITTER.address(), TIP, gas));
    }

    /** The auctioneer's true signature. */
    public Bytes signature(Award award) {
        return new AwardSigner(Stage.AUCTIONEER, stage.awardDomain()).sign(award);
    }

    // ---------------------------------------------------------------- transactions

    /** The submitter's next transaction: the bundle with this award, truly signed. */
    public TransactionRequest settlement(EncodedBundle bundle, Award award) {
        return transaction(bundle.callData(award, signature(award)));
    }

    /** The submitter's next transaction: this call of the settlement contract. */
    public TransactionRequest transaction(Bytes callData) {
        Uint256 baseFee = stage.head().baseFeePerGas();
        return new TransactionRequest(
                stage.deployment.chainId(),
                stage.reader().transactionCount(Stage.SUBMITTER.address()),
                new TransactionRequest.Call(stage.settlement(), Uint256.ZERO, callData),
                GAS_LIMIT,
                new GasFees(baseFee.times(Uint256.of(2)).plus(TIP), TIP));
    }
}
