package io.walras.protocol.market;

import io.walras.protocol.num.Uint256;
import java.math.BigInteger;

/**
 * A price as what was given for what: so many quote atoms for so many base atoms. Prices are compared exactly, by cross
 * multiplication; different amounts may be the same price.
 */
public record PairPrice(Uint256 base, Uint256 quote) {
    /** @throws IllegalArgumentException if one of the amounts is zero */
    public PairPrice {
        if (base.isZero() || quote.isZero()) {
            throw new IllegalArgumentException("there is no price of nothing, or for nothing");
        }
    }

    /** Whether one base atom costs more at this price than at the other. */
    public boolean isAbove(PairPrice other) {
        return cross(quote, other.base).compareTo(cross(other.quote, base)) > 0;
    }

    /** The same seen from the other token: what was the base is the quote. */
    public PairPrice flipped() {
        return new PairPrice(/* base= */ quote, /* quote= */ base);
    }

    private static BigInteger cross(Uint256 one, Uint256 other) {
        return one.toBigInteger().multiply(other.toBigInteger());
    }
}
