package io.walras.solvers.fill;

import io.walras.protocol.num.Uint256;
import io.walras.sdk.Auction;
import io.walras.sdk.OpenOrder;
import java.math.BigInteger;

/**
 * An order and what happens to it, in atoms.
 *
 * @param sold what leaves the user, fee included
 * @param bought what the user gets
 * @param fee what of {@code sold} is kept for gas
 */
public record Filled(OpenOrder order, Uint256 sold, Uint256 bought, Uint256 fee) {
    private static final BigInteger PRICE_UNIT = BigInteger.TEN.pow(18);

    /** What a fill declares: sell atoms without the fee, or buy atoms. */
    public Uint256 executed() {
        return order.isSell() ? sold.minus(fee) : bought;
    }

    /** Whether the amounts are ones that the order allows: whole or, if partial, no more than is left, within the limit. */
    public boolean isAllowed() {
        Uint256 target = order.isSell() ? order.sellAmount() : order.buyAmount();
        Uint256 filled = order.isSell() ? sold : bought;
        boolean bounded = order.partiallyFillable() ? !filled.isGreaterThan(target) : filled.equals(target);
        return bounded && !executed().isZero() && !bought.isZero() && order.allows(sold, bought);
    }

    /**
     * What the user gains over the limit, as an auction scores it: in native atoms, of the buy token. Zero if the buy
     * token has no price.
     */
    public BigInteger surplus(Auction auction) {
        BigInteger sell = order.sellAmount().toBigInteger();
        BigInteger buy = order.buyAmount().toBigInteger();
        BigInteger gained = order.isSell()
                ? bought.toBigInteger().subtract(Ratio.ceil(sold.toBigInteger().multiply(buy), sell))
                : sell.multiply(bought.toBigInteger())
                        .divide(buy)
                        .subtract(sold.toBigInteger())
                        .multiply(buy)
                        .divide(sell);
        BigInteger price =
                auction.referencePrice(order.buyToken()).orElse(Uint256.ZERO).toBigInteger();
        return gained.multiply(price).divide(PRICE_UNIT);
    }
}
