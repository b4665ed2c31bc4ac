package io.walras.solvers.rfq;

import io.walras.solvers.fill.Ratio;
import java.math.BigInteger;

/**
 * A price of the base token in quote tokens: so many atoms of the one for so many of the other. As clearing prices the two
 * amounts change places.
 */
record Price(BigInteger quote, BigInteger base) implements Comparable<Price> {
    private static final int PRECISION_BITS = 96;

    Price {
        if (quote.signum() <= 0 || base.signum() <= 0) {
            throw new IllegalArgumentException("a price is positive");
        }
    }

    /** What a seller of so much of the base token gets, rounded up in its favour, as the contract does. */
    BigInteger proceeds(BigInteger sold) {
        return Ratio.ceil(sold.multiply(quote), base);
    }

    /** What a seller of so much of the quote token gets, rounded up in its favour. */
    BigInteger bought(BigInteger paid) {
        return Ratio.ceil(paid.multiply(base), quote);
    }

    /** What a buyer of exactly so much of the quote token pays in the base token, rounded down in its favour. */
    BigInteger baseFor(BigInteger bought) {
        return bought.multiply(base).divide(quote);
    }

    /** What a buyer of exactly so much of the base token pays in the quote token, rounded down in its favour. */
    BigInteger quoteFor(BigInteger bought) {
        return bought.multiply(quote).divide(base);
    }

    /** The price so many parts of the way to another one, rounded to 96 bits. */
    Price towards(Price other, int parts, int of) {
        BigInteger own = scaled();
        BigInteger step = other.scaled().subtract(own).multiply(BigInteger.valueOf(parts));
        BigInteger between = own.add(step.divide(BigInteger.valueOf(of))).max(BigInteger.ONE);
        return new Price(between, BigInteger.ONE.shiftLeft(PRECISION_BITS));
    }

    private BigInteger scaled() {
        return quote.shiftLeft(PRECISION_BITS).divide(base);
    }

    @Override
    public int compareTo(Price other) {
        return quote.multiply(other.base).compareTo(other.quote.multiply(base));
    }
}
