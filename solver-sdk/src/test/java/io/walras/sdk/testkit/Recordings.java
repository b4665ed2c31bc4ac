package io.walras.sdk.testkit;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.auction.ChargedPolicy;
import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.EngineAuction;
import io.walras.protocol.wire.session.BatchTerms;
import io.walras.protocol.wire.session.BidLimits;
import io.walras.sdk.recorded.RecordedAuction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small auctions to try a solver on: some orders that sell WETH for a dollar token, and one pool of the two. */
public final class Recordings {
    public static final Address WETH = Address.fromHex("0x0000000000000000000000000000000000000e77");
    public static final Address USD = Address.fromHex("0x0000000000000000000000000000000000000d0a");
    public static final BidLimits LIMITS = new BidLimits(
            100, 100, 100, 100_000, List.of(Address.fromHex("0x00000000000000000000000000000000005e771e")));
    private static final Address TREASURY = Address.fromHex("0x000000000000000000000000000000000000fee5");
    private static final Eip712Domain ORDERS =
            Eip712Domain.cow(31337, Address.fromHex("0x00000000000000000000000000000000005e771e"));

    private Recordings() {}

    /** An auction of this number with so many orders that the pool can fill one by one, each a little larger. */
    public static RecordedAuction ofOrders(long auctionId, int orders) {
        return of(auctionId, orders, List.of());
    }

    /** As {@link #ofOrders}, with a share of every order's surplus and of its volume charged. */
    public static RecordedAuction withFees(long auctionId, int orders) {
        return of(
                auctionId,
                orders,
                List.of(
                        new ChargedPolicy(new FeePolicy.Surplus(Fraction.of(1, 2), Fraction.of(1, 100)), TREASURY),
                        new ChargedPolicy(new FeePolicy.Volume(Fraction.of(1, 1000)), TREASURY)));
    }

    private static RecordedAuction of(long auctionId, int count, List<ChargedPolicy> fees) {
        List<AuctionOrder> orders = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Intent intent = intent(i);
            orders.add(new AuctionOrder(intent, intent.order().sellAmount(), fees));
        }
        Bytes32 block = Keccak256.hash("block of " + auctionId);
        Batch batch = new Batch(
                auctionId,
                1_000 * auctionId,
                new Batch.BlockRef(auctionId, block, auctionId, Uint256.of(7)),
                orders,
                new TreeMap<>(Map.of(WETH, Uint256.powerOfTen(18), USD, Uint256.powerOfTen(18 - 3))),
                List.of(new ConstantProductPool(
                        Address.fromHex("0x0000000000000000000000000000000000009001"),
                        Address.fromHex("0x0000000000000000000000000000000000009002"),
                        USD,
                        WETH,
                        ether(3_000_000 + auctionId),
                        ether(1_000),
                        Fraction.of(3, 1000),
                        60_000)),
                BatchHash.seed(auctionId, block),
                WETH);
        EngineAuction.Terms terms =
                new EngineAuction.Terms(Uint256.of(1_000_000_000), Instant.ofEpochSecond(4_000_000_000L), Map.of());
        return new RecordedAuction(EngineAuction.of(batch, terms), BatchTerms.of(batch), LIMITS);
    }

    private static Intent intent(int number) {
        PrivateKey key = PrivateKey.fromHex(Keccak256.hash("trader " + number).toString());
        Order order = new Order(
                WETH,
                USD,
                Address.ZERO,
                ether(number),
                ether(2_900L * number),
                4_000_000_000L,
                Bytes32.ZERO,
                Uint256.ZERO,
                OrderKind.SELL,
                false,
                TokenBalance.ERC20,
                TokenBalance.ERC20);
        return Intent.sign(ORDERS, order, SigningScheme.EIP712, key);
    }

    private static Uint256 ether(long amount) {
        return Uint256.of(amount).times(Uint256.powerOfTen(18));
    }
}
