package io.walras.sdk;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.OrderClass;
import io.walras.protocol.wire.engine.OrderJson;

/**
 * An order of an auction with the amounts that are available now, in atoms.
 *
 * @param sellAmount sell order: what may be sold, all of it if the order is fill-or-kill; buy order: the most to sell
 * @param buyAmount sell order: the least to buy; buy order: what may be bought, all of it if the order is fill-or-kill
 * @param takesFee whether the solver takes its network fee out of the price, as for every order of Walras; false for an
 *     order that pays its fee in another way
 */
public record OpenOrder(
        OrderUid uid,
        OrderKind kind,
        Address sellToken,
        Address buyToken,
        Uint256 sellAmount,
        Uint256 buyAmount,
        boolean partiallyFillable,
        boolean takesFee) {

    static OpenOrder of(OrderJson order) {
        return new OpenOrder(
                order.uid(),
                order.kind(),
                order.sellToken(),
                order.buyToken(),
                order.sellAmount(),
                order.buyAmount(),
                order.partiallyFillable(),
                order.orderClass() == OrderClass.LIMIT);
    }

    public boolean isSell() {
        return kind == OrderKind.SELL;
    }

    /** Whether selling so much, fees included, for so much keeps the limit price: sellAmount*bought >= buyAmount*sold. */
    public boolean allows(Uint256 sold, Uint256 bought) {
        return Uint256.compareProducts(sellAmount, bought, buyAmount, sold) >= 0;
    }
}
