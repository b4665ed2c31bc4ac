package io.walras.protocol.auction;

import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;

/**
 * The pair of amounts that a surplus is measured against: an order's signed amounts, or a quote brought to them. The
 * arithmetic is unbounded, so nothing here overflows.
 */
record LimitPrice(OrderKind kind, BigInteger sell, BigInteger buy) {

    static LimitPrice of(OrderKind kind, Uint256 sellAmount, Uint256 buyAmount) {
        return new LimitPrice(kind, sellAmount.toBigInteger(), buyAmount.toBigInteger());
    }

    /**
     * The quote's price for the amounts of these limits, its network fee included, or these limits where the quote is
     * worse (CoW's "adjusted quote").
     */
    LimitPrice improvedBy(FeePolicy.Quote quote) {
        BigInteger quoteSell = quote.sellAmount().toBigInteger();
        BigInteger quoteBuy = quote.buyAmount().toBigInteger();
        BigInteger fee = quote.fee().toBigInteger();
        if (kind == OrderKind.SELL) {
            BigInteger afterFee = quoteBuy.subtract(Rounding.FLOOR.divide(fee.multiply(quoteBuy), quoteSell));
            BigInteger scaled =
                    Rounding.FLOOR.divide(afterFee.max(BigInteger.ZERO).multiply(sell), quoteSell);
            return new LimitPrice(kind, sell, buy.max(scaled));
        }
        BigInteger scaled = Rounding.FLOOR.divide(quoteSell.add(fee).multiply(buy), quoteBuy);
        return new LimitPrice(kind, sell.min(scaled), buy);
    }

    /** Whether the quote, its network fee included, was at least as good as these limits. */
    boolean isWithin(FeePolicy.Quote quote) {
        BigInteger quoteSell = quote.sellAmount().toBigInteger();
        BigInteger quoteBuy = quote.buyAmount().toBigInteger();
        BigInteger fee = quote.fee().toBigInteger();
        if (kind == OrderKind.SELL) {
            BigInteger afterFee = quoteBuy.subtract(Rounding.FLOOR.divide(fee.multiply(quoteBuy), quoteSell));
            return sell.multiply(afterFee).compareTo(quoteSell.multiply(buy)) >= 0;
        }
        return sell.multiply(quoteBuy).compareTo(quoteSell.add(fee).multiply(buy)) >= 0;
    }

    /**
     * What an execution gives its user beyond these limits, in the counter-side token; negative if it gives less. The
     * limit for a partial execution is rounded in the user's favor: up for a sell order's proceeds, down for a buy
     * order's cost.
     *
     * @param exact executed sell amount of a sell order, executed buy amount of a buy order
     * @param counter the other executed amount
     */
    BigInteger surplus(BigInteger exact, BigInteger counter) {
        return kind == OrderKind.SELL
                ? counter.subtract(Rounding.CEIL.divide(exact.multiply(buy), sell))
                : Rounding.FLOOR.divide(sell.multiply(exact), buy).subtract(counter);
    }
}
