package io.walras.protocol.rfq;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.TokenPair;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the orders of an auction want of one pair of tokens, in atoms. Everybody's orders are one demand: no maker is
 * asked twice for the same, and none learns who asks.
 *
 * @param sold0 of {@code token0} that may be paid in
 * @param wanted1 of {@code token1} that the orders want for it at their limits
 * @param sold1 of {@code token1} that may be paid in
 * @param wanted0 of {@code token0} that the orders want for it at their limits
 */
public record Demand(TokenPair pair, Uint256 sold0, Uint256 wanted1, Uint256 sold1, Uint256 wanted0) {
    /**
     * How much a request for quotes is about, in atoms of either token. Both sides are asked for and worth about the same,
     * so that it does not tell which way the orders go.
     */
    public record Size(Uint256 amount0, Uint256 amount1) {}

    /**
     * The demand of these orders for what is left of them, ascending by pair. Sums that do not fit in 256 bits are as large
     * as they can be.
     *
     * @param wrappedNative what makers give to orders that buy native coin
     */
    public static List<Demand> of(Collection<PooledOrder> orders, Address wrappedNative) {
        TreeMap<TokenPair, Demand> demands = new TreeMap<>();
        for (PooledOrder order : orders) {
            Order signed = order.intent().order();
            Address bought = signed.buyToken().nativeAs(wrappedNative);
            if (order.left().isZero()) {
                continue;
            }
            for (TokenPair pair : TokenPair.of(signed.sellToken(), bought)) {
                demands.merge(pair, of(order, pair), Demand::plus);
            }
        }
        return List.copyOf(demands.values());
    }

    private static Demand of(PooledOrder order, TokenPair pair) {
        Order signed = order.intent().order();
        Uint256 left = order.left();
        Uint256 sold = signed.isSell() ? left : signed.sellAmount().mulDiv(left, signed.buyAmount(), Rounding.FLOOR);
        Uint256 wanted = signed.isSell() ? signed.buyAmount().mulDiv(left, signed.sellAmount(), Rounding.CEIL) : left;
        return signed.sellToken().equals(pair.token0())
                ? new Demand(pair, sold, wanted, Uint256.ZERO, Uint256.ZERO)
                : new Demand(pair, Uint256.ZERO, Uint256.ZERO, sold, wanted);
    }

    private Demand plus(Demand other) {
        return new Demand(
                pair,
                sold0.plusSaturating(other.sold0),
                wanted1.plusSaturating(other.wanted1),
                sold1.plusSaturating(other.sold1),
                wanted0.plusSaturating(other.wanted0));
    }

    /**
     * The size to ask for, on the {@link SizeGrid} and never below what is sold either way.
     *
     * @param price atoms of {@code token1} for one of {@code token0} at which the sides are made equal, greater than zero;
     *     null to make them equal at the orders' own limits
     */
    public Size size(@Nullable Fraction price) {
        Uint256 worth0 = price == null ? wanted0 : worth(sold1, price.denominator(), price.numerator());
        Uint256 worth1 = price == null ? wanted1 : worth(sold0, price.numerator(), price.denominator());
        return new Size(SizeGrid.up(sold0.max(worth0)), SizeGrid.up(sold1.max(worth1)));
    }

    private static Uint256 worth(Uint256 amount, BigInteger factor, BigInteger divisor) {
        return Uint256.saturating(Rounding.FLOOR.divide(amount.toBigInteger().multiply(factor), divisor));
    }
}
