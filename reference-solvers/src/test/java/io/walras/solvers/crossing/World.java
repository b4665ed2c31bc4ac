package io.walras.solvers.crossing;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.protocol.bundle.Bundle;
import io.walras.protocol.bundle.BundleCheck;
import io.walras.protocol.bundle.BundleLimits;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.engine.EngineAuction;
import io.walras.protocol.wire.engine.EngineJson;
import io.walras.protocol.wire.engine.EngineResponse;
import io.walras.protocol.wire.engine.EngineSolution;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.sdk.Auction;
import io.walras.sdk.Solutions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A batch, and the whole way from it to bundles: request, JSON, solver, JSON, bundles, BundleCheck. */
final class World {
    static final Address WETH = token(1);
    static final Address USDC = token(2);
    static final Address DAI = token(3);
    static final CrossingSettings SETTINGS = new CrossingSettings(4, 2, 8, 1000, 8, 40_000, 66_391);

    private static final Address SOLVER = token(0xcc);
    private static final BundleCheck CHECK = new BundleCheck(new BundleLimits(100, 100, 100_000, Set.of()));

    private final List<AuctionOrder> orders = new ArrayList<>();
    private final List<ConstantProductPool> pools = new ArrayList<>();
    private final Map<Address, Uint256> prices = new TreeMap<>();
    private Uint256 gasPrice = Uint256.ZERO;

    static Address token(int number) {
        return Address.fromHex(String.format("0x%040x", number));
    }

    World gasPrice(long wei) {
        gasPrice = Uint256.of(wei);
        return this;
    }

    /** The price of 10^18 atoms in wei. */
    World price(Address token, Uint256 price) {
        prices.put(token, price);
        return this;
    }

    World pool(Address tokenA, Uint256 reserveA, Address tokenB, Uint256 reserveB) {
        boolean ascending = tokenA.compareTo(tokenB) < 0;
        pools.add(new ConstantProductPool(
                token(0xa000 + pools.size()),
                Address.ZERO,
                ascending ? tokenA : tokenB,
                ascending ? tokenB : tokenA,
                ascending ? reserveA : reserveB,
                ascending ? reserveB : reserveA,
                Fraction.of(3, 1000),
                60_000));
        return this;
    }

    World sell(Address sell, long sellAmount, Address buy, long buyAmount) {
        return order(OrderKind.SELL, sell, Uint256.of(sellAmount), buy, Uint256.of(buyAmount), false);
    }

    World buy(Address sell, long sellAmount, Address buy, long buyAmount) {
        return order(OrderKind.BUY, sell, Uint256.of(sellAmount), buy, Uint256.of(buyAmount), false);
    }

    World order(OrderKind kind, Address sell, Uint256 sellAmount, Address buy, Uint256 buyAmount, boolean partial) {
        Order order = new Order(
                sell,
                buy,
                Address.ZERO,
                sellAmount,
                buyAmount,
                1_900_000_000L + orders.size(),
                Bytes32.ZERO,
                Uint256.ZERO,
                kind,
                partial,
                TokenBalance.ERC20,
                TokenBalance.ERC20);
        Intent intent = Intent.of(Bytes32.ZERO, order, SOLVER, new OrderSignature(SigningScheme.PRESIGN, Bytes.EMPTY));
        orders.add(new AuctionOrder(intent, order.targetAmount(), List.of()));
        return this;
    }

    /** The uid of the order added as number {@code index}. */
    OrderUid uid(int index) {
        return orders.get(index).uid();
    }

    Batch batch() {
        return new Batch(
                7,
                1_800_000_000_000L,
                new BlockRef(9, Bytes32.ZERO, 1_800_000_000L, Uint256.of(7)),
                orders,
                new TreeMap<>(prices),
                pools,
                Bytes32.ZERO,
                WETH);
    }

    /** What the solver answers, as it arrives at the auctioneer, lowest number first. */
    List<SolutionJson> solve() {
        byte[] request = EngineJson.write(EngineAuction.of(
                batch(), new EngineAuction.Terms(gasPrice, Instant.parse("2106-01-01T00:00:00Z"), Map.of())));
        Solutions found = new Solutions();
        new CrossingSolver(SETTINGS).solve(Auction.of(EngineJson.read(request, AuctionJson.class)), found);
        EngineResponse.Solved response =
                (EngineResponse.Solved) EngineResponse.read(EngineResponse.write(found.close()));
        List<SolutionJson> solutions = new ArrayList<>(response.solutions());
        Collections.sort(solutions, (a, b) -> a.id().compareTo(b.id()));
        return solutions;
    }

    Bundle bundle(SolutionJson solution) {
        return ((EngineSolution.Reading.Read) EngineSolution.toBundle(solution, batch(), SOLVER)).bundle();
    }

    BundleCheck.Verdict check(SolutionJson solution) {
        return CHECK.check(batch(), bundle(solution));
    }
}
