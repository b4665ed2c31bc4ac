package io.walras.protocol.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.ChargedPolicy;
import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.Interaction.Call;
import io.walras.protocol.bundle.Interaction.Custom;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Short ways to write down batches and bundles for tests. */
final class Bundles {
    static final long AUCTION = 7;
    static final Address SOLVER = Orders.token(90);
    static final Address ROUTER = Orders.token(91);
    static final Address FEES = Orders.token(92);
    static final Address HOLDER = Orders.token(93);
    static final BundleLimits LIMITS = new BundleLimits(4, 3, 100, Set.of(HOLDER));

    private Bundles() {}

    static Uint256 atoms(long amount) {
        return Uint256.of(amount);
    }

    static AuctionOrder order(
            OrderKind kind,
            Address sellToken,
            Address buyToken,
            Uint256 sellAmount,
            Uint256 buyAmount,
            boolean partial,
            Uint256 fillable,
            FeePolicy... policies) {
        Order order = new Order(
                sellToken,
                buyToken,
                Address.ZERO,
                sellAmount,
                buyAmount,
                2_000_000_000L,
                Bytes32.ZERO,
                Uint256.ZERO,
                kind,
                partial,
                TokenBalance.ERC20,
                TokenBalance.ERC20);
        OrderSignature presigned = new OrderSignature(SigningScheme.PRESIGN, Bytes.EMPTY);
        List<ChargedPolicy> charged = Arrays.stream(policies)
                .map(policy -> new ChargedPolicy(policy, FEES))
                .toList();
        return new AuctionOrder(Intent.of(Bytes32.ZERO, order, SOLVER, presigned), fillable, charged);
    }

    /** Sells exactly {@code sell} WETH atoms for at least {@code buy} USDC atoms, all or nothing. */
    static AuctionOrder selling(long sell, long buy, FeePolicy... policies) {
        return order(OrderKind.SELL, Orders.WETH, Orders.USDC, atoms(sell), atoms(buy), false, atoms(sell), policies);
    }

    /** Buys exactly {@code buy} USDC atoms for at most {@code sell} WETH atoms, all or nothing. */
    static AuctionOrder buying(long sell, long buy, FeePolicy... policies) {
        return order(OrderKind.BUY, Orders.WETH, Orders.USDC, atoms(sell), atoms(buy), false, atoms(buy), policies);
    }

    static ConstantProductPool pool(int number, Address token0, Address token1, long reserve0, long reserve1) {
        return new ConstantProductPool(
                Orders.token(number),
                ROUTER,
                token0,
                token1,
                atoms(reserve0),
                atoms(reserve1),
                Fraction.of(3, 1_000),
                60_000);
    }

    static Batch batch(List<AuctionOrder> orders, ConstantProductPool... pools) {
        return new Batch(
                AUCTION,
                0,
                new Batch.BlockRef(1, Bytes32.ZERO, 0, Uint256.ZERO),
                orders,
                new TreeMap<>(),
                List.of(pools),
                Bytes32.ZERO,
                Orders.WETH);
    }

    static ClearingPrices prices(Map<Address, Uint256> prices) {
        return ClearingPrices.uniform(new TreeMap<>(prices));
    }

    static Fill fill(AuctionOrder order, long executedAmount, long networkFee) {
        return new Fill(order.uid(), atoms(executedAmount), atoms(networkFee));
    }

    static TokenAmount amount(Address token, long atoms) {
        return new TokenAmount(token, atoms(atoms));
    }

    /** A call to a router that takes and gives what it declares. */
    static Custom swap(TokenAmount input, TokenAmount output) {
        return new Custom(
                new Call(ROUTER, Uint256.ZERO, Bytes.fromHex("0x12345678")),
                List.of(),
                List.of(input),
                List.of(output),
                false);
    }

    static Bundle bundle(ClearingPrices prices, List<Fill> fills, Interaction... interactions) {
        return new Bundle(AUCTION, SOLVER, Uint256.ONE, prices, fills, List.of(), List.of(interactions), List.of());
    }

    static BundleCheck.Verdict check(Batch batch, Bundle bundle) {
        return new BundleCheck(LIMITS).check(batch, bundle);
    }

    static List<VerifiedFill> verified(Batch batch, Bundle bundle) {
        return switch (check(batch, bundle)) {
            case BundleCheck.Verified verified -> verified.bundle().fills();
            case BundleCheck.Refused refused ->
                throw new AssertionError(refused.refusal().toString());
        };
    }

    static void refuses(Code code, Batch batch, Bundle bundle) {
        assertThat(check(batch, bundle))
                .isInstanceOfSatisfying(
                        BundleCheck.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    static Bundle with(Bundle bundle, List<Call> pre, List<Call> post) {
        return new Bundle(
                bundle.auctionId(),
                bundle.solver(),
                bundle.id(),
                bundle.prices(),
                bundle.fills(),
                pre,
                bundle.interactions(),
                post);
    }

    static Call call(Address target, String callData) {
        return new Call(target, Uint256.ZERO, Bytes.fromHex(callData));
    }
}
