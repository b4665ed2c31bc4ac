package io.walras.auctioneer.hostile;

import static io.walras.protocol.testing.Orders.WETH;

import io.walras.auctioneer.testing.EdgeServer;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.engine.TradeJson;
import java.util.List;

/**
 * Two orders that trade with each other at 21 tokens for 10 WETH: the seller asked for no more than 20, the buyer pays no
 * more than 21.
 *
 * @param seller sells 1000 * size WETH for at least 2000 * size tokens
 * @param buyer sells 2100 * size tokens for at least 1000 * size WETH
 */
record Cross(Address token, Intent seller, Intent buyer, long size) {
    static final Uint256 WETH_PRICE = Uint256.of(21);
    static final Uint256 TOKEN_PRICE = Uint256.of(10);

    private static final long LIFETIME_SECONDS = 86_400;

    /** Of two owners of this number. */
    static Cross of(Address token, int owners, long size, boolean fillOrKill) {
        Orders base = Orders.sell().until(EdgeServer.NOW + LIFETIME_SECONDS);
        Orders kind = fillOrKill ? base : base.partial();
        return new Cross(
                token,
                kind.by(Orders.key(1_000 + owners))
                        .of(WETH, token)
                        .amounts(1_000 * size, 2_000 * size)
                        .signed(),
                kind.by(Orders.key(2_000 + owners))
                        .of(token, WETH)
                        .amounts(2_100 * size, 1_000 * size)
                        .signed(),
                size);
    }

    boolean fillOrKill() {
        return !seller.order().partiallyFillable();
    }

    /** What the seller gives if so many hundredths of both orders trade. */
    long sold(int hundredths) {
        return 10 * size * hundredths;
    }

    /** What the buyer gives. */
    long paid(int hundredths) {
        return 21 * size * hundredths;
    }

    /** The trades that fill so many hundredths of both. */
    List<TradeJson> trades(int hundredths) {
        return List.of(fill(seller, sold(hundredths)), fill(buyer, paid(hundredths)));
    }

    static TradeJson fill(Intent order, long amount) {
        return fill(order, amount, 0);
    }

    static TradeJson fill(Intent order, long amount, long fee) {
        return new TradeJson.Fulfillment(order.uid(), Uint256.of(amount), Uint256.of(fee));
    }
}
