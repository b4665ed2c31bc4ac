package io.walras.examples.demo;

import io.walras.examples.wire.TradeView;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;

/** A mined fill of a posted intent and what its owner gained by it. */
record Fill(Intent intent, TradeView trade) {
    private static final Uint256 BPS = Uint256.of(10_000);

    /** The token in which the owner gains: what is bought by a sell order, what is sold by a buy order. */
    Address gainToken() {
        Order order = intent.order();
        return order.isSell() ? order.buyToken() : order.sellToken();
    }

    /** Atoms gained against the limit, which is rounded in the owner's favour: the gain is never overstated. */
    Uint256 gain() {
        return intent.order().isSell() ? trade.bought().minusOrZero(limit()) : limit().minusOrZero(trade.sold());
    }

    /** The gain as a share of the limit, in basis points, rounded down. */
    long gainBps() {
        return gain().mulDiv(BPS, limit().max(Uint256.ONE), Rounding.FLOOR)
                .toBigInteger()
                .longValueExact();
    }

    /** The least to receive for what was sold, or the most to pay for what was bought. */
    private Uint256 limit() {
        Order order = intent.order();
        return order.isSell()
                ? trade.sold().mulDiv(order.buyAmount(), order.sellAmount(), Rounding.CEIL)
                : trade.bought().mulDiv(order.sellAmount(), order.buyAmount(), Rounding.FLOOR);
    }
}
