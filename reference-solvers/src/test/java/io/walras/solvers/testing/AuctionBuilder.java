package io.walras.solvers.testing;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.engine.EngineJson;
import io.walras.protocol.wire.engine.LiquidityJson;
import io.walras.protocol.wire.engine.LiquidityJson.Reserve;
import io.walras.protocol.wire.engine.OrderClass;
import io.walras.protocol.wire.engine.OrderJson;
import io.walras.protocol.wire.engine.TokenJson;
import io.walras.sdk.Auction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts a request together; what it builds has been through JSON. */
public final class AuctionBuilder {
    private final SortedMap<Address, TokenJson> tokens = new TreeMap<>();
    private final List<OrderJson> orders = new ArrayList<>();
    private final List<LiquidityJson> liquidity = new ArrayList<>();
    private Uint256 gasPrice = Uint256.of(15_000_000_000L);

    /** An amount from decimal text. */
    public static Uint256 amount(String decimal) {
        return Uint256.parseDecimal(decimal).orElseThrow();
    }

    /** The uid of the order added as number {@code index}. */
    public static OrderUid uid(int index) {
        byte[] bytes = new byte[OrderUid.SIZE];
        bytes[0] = (byte) (index >> 8);
        bytes[1] = (byte) index;
        return OrderUid.of(Bytes.of(bytes));
    }

    /** A token that the settlement holds nothing of and that is not trusted. */
    public AuctionBuilder token(Address token, String referencePrice) {
        return token(token, referencePrice, "0", false);
    }

    public AuctionBuilder token(Address token, String referencePrice, String availableBalance, boolean trusted) {
        tokens.put(token, new TokenJson(18, null, amount(referencePrice), amount(availableBalance), trusted));
        return this;
    }

    public AuctionBuilder unpricedToken(Address token) {
        tokens.put(token, new TokenJson(18, null, null, Uint256.ZERO, false));
        return this;
    }

    public AuctionBuilder gasPrice(long wei) {
        gasPrice = Uint256.of(wei);
        return this;
    }

    /** A pool with Uniswap's fee; its id is its index. */
    public AuctionBuilder pool(Address tokenA, String reserveA, Address tokenB, String reserveB) {
        return pool(tokenA, reserveA, tokenB, reserveB, Fraction.of(3, 1000));
    }

    public AuctionBuilder pool(Address tokenA, String reserveA, Address tokenB, String reserveB, Fraction fee) {
        int index = liquidity.size();
        liquidity.add(new LiquidityJson.ConstantProduct(
                Integer.toString(index),
                Address.fromHex(String.format("0x%040x", 0xa000 + index)),
                Address.ZERO,
                Uint256.of(999_999),
                new TreeMap<>(Map.of(tokenA, new Reserve(amount(reserveA)), tokenB, new Reserve(amount(reserveB)))),
                fee));
        return this;
    }

    /** A fill-or-kill order of class limit. */
    public AuctionBuilder order(OrderKind kind, Address sell, String sellAmount, Address buy, String buyAmount) {
        return order(kind, sell, sellAmount, buy, buyAmount, false, OrderClass.LIMIT);
    }

    public AuctionBuilder order(
            OrderKind kind,
            Address sell,
            String sellAmount,
            Address buy,
            String buyAmount,
            boolean partiallyFillable,
            OrderClass orderClass) {
        OrderUid uid = uid(orders.size());
        orders.add(new OrderJson(
                uid,
                sell,
                buy,
                amount(sellAmount),
                amount(sellAmount),
                amount(buyAmount),
                amount(buyAmount),
                uid.validTo(),
                kind,
                null,
                uid.owner(),
                partiallyFillable,
                List.of(),
                List.of(),
                TokenBalance.ERC20,
                TokenBalance.ERC20,
                orderClass,
                Bytes32.ZERO,
                null,
                null,
                SigningScheme.EIP712,
                Bytes.EMPTY));
        return this;
    }

    public AuctionJson request() {
        return new AuctionJson(
                1L, tokens, orders, liquidity, gasPrice, Instant.parse("2106-01-01T00:00:00Z"), List.of());
    }

    public Auction build() {
        return Auction.of(EngineJson.read(EngineJson.write(request()), AuctionJson.class));
    }
}
