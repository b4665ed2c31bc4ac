package io.walras.protocol.auction;

import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;

/**
 * A rule by which a protocol fee is taken from an order's fill. Fees are charged in the counter-side
 * token: the buy token of a sell order, the sell token of a buy order. Every factor is at least zero and less than one.
 */
public sealed interface FeePolicy {
    /** A share of the surplus over the order's limit, capped by a share of the volume. */
    record Surplus(Fraction factor, Fraction maxVolumeFactor) implements FeePolicy {
        public Surplus {
            requireLessThanOne(factor);
            requireLessThanOne(maxVolumeFactor);
        }
    }

    /** A share of the improvement over a quote, capped by a share of the volume. */
    record PriceImprovement(Fraction factor, Fraction maxVolumeFactor, Quote quote) implements FeePolicy {
        public PriceImprovement {
            requireLessThanOne(factor);
            requireLessThanOne(maxVolumeFactor);
        }
    }

    /** A share of the volume. */
    record Volume(Fraction factor) implements FeePolicy {
        public Volume {
            requireLessThanOne(factor);
        }
    }

    /**
     * The quote that an improvement is measured against, in atoms; it sells and buys something. The network fee of
     * a sell order is among its amounts, that of a buy order is added to them.
     *
     * @param fee network fee of the quote in sell-token atoms
     */
    record Quote(Uint256 sellAmount, Uint256 buyAmount, Uint256 fee) {
        public Quote {
            if (sellAmount.isZero() || buyAmount.isZero()) {
                throw new IllegalArgumentException("a quote's amounts are positive: " + sellAmount + ", " + buyAmount);
            }
        }
    }

    private static void requireLessThanOne(Fraction factor) {
        if (!factor.isLessThanOne()) {
            throw new IllegalArgumentException("a fee factor is less than one: " + factor);
        }
    }
}
