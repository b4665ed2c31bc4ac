package io.walras.protocol.wire.engine;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.protocol.auction.ChargedPolicy;
import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small world to make batches in. */
final class Batches {
    static final Address WETH = Address.fromHex("0x1111111111111111111111111111111111111111");
    static final Address USDC = Address.fromHex("0x2222222222222222222222222222222222222222");
    static final Address POOL = Address.fromHex("0xa000000000000000000000000000000000000000");
    static final Address ROUTER = Address.fromHex("0xa000000000000000000000000000000000000001");
    static final Address SOLVER = Address.fromHex("0xcccccccccccccccccccccccccccccccccccccccc");

    private static final PrivateKey TRADER =
            PrivateKey.fromHex("0x00000000000000000000000000000000000000000000000000000000000000a1");
    private static final Eip712Domain DOMAIN = Eip712Domain.cow(31337, ROUTER);

    private Batches() {}

    static AuctionOrder order(OrderKind kind, Address sell, Address buy, long sellAmount, long buyAmount) {
        return partial(kind, sell, buy, sellAmount, buyAmount, -1);
    }

    /** A partially fillable order with this much left, or a fill-or-kill order if {@code fillable} is negative. */
    static AuctionOrder partial(
            OrderKind kind, Address sell, Address buy, long sellAmount, long buyAmount, long fillable) {
        Order order = new Order(
                sell,
                buy,
                Address.ZERO,
                Uint256.of(sellAmount),
                Uint256.of(buyAmount),
                1_900_000_000L,
                Bytes32.ZERO,
                Uint256.ZERO,
                kind,
                fillable >= 0,
                TokenBalance.ERC20,
                TokenBalance.ERC20);
        Intent intent = Intent.sign(DOMAIN, order, SigningScheme.EIP712, TRADER);
        return new AuctionOrder(intent, fillable < 0 ? order.targetAmount() : Uint256.of(fillable), List.of());
    }

    static AuctionOrder withVolumeFee(AuctionOrder order, Fraction factor) {
        return new AuctionOrder(
                order.intent(), order.fillable(), List.of(new ChargedPolicy(new FeePolicy.Volume(factor), SOLVER)));
    }

    static Batch batch(AuctionOrder... orders) {
        return new Batch(
                42,
                1_800_000_000_000L,
                new BlockRef(9, Bytes32.ZERO, 1_800_000_000L, Uint256.of(7)),
                List.of(orders),
                new TreeMap<>(Map.of(WETH, Uint256.powerOfTen(18), USDC, Uint256.powerOfTen(27))),
                List.of(new ConstantProductPool(
                        POOL,
                        ROUTER,
                        WETH,
                        USDC,
                        Uint256.of(5_000_000),
                        Uint256.of(9_000_000),
                        Fraction.of(3, 1000),
                        110_000)),
                Bytes32.ZERO,
                WETH);
    }
}
