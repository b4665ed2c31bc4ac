package io.walras.protocol.auction.packing;

import java.math.BigInteger;

/**
 * Weights as {@code long}: one unit is 2^shift, which is less than one if there is room. Rounded up, a weight is never
 * underrated, so bounds computed in units are bounds; whether a set is better is always decided on exact weights.
 */
record Scale(int shift) {
    /** Leaves room to multiply sums by the small factors of {@link PriceDescent}. */
    private static final int BITS = 56;

    /** In which {@code summands} weights of at most {@code largest} can be summed. */
    static Scale of(BigInteger largest, int summands) {
        return new Scale(largest.bitLength() + Integer.SIZE - Integer.numberOfLeadingZeros(summands) - BITS);
    }

    /** In units, rounded up. */
    long up(BigInteger weight) {
        return weight.negate().shiftRight(shift).negate().longValueExact();
    }

    /** The largest weight that fits into so many units. */
    BigInteger weight(long units) {
        return BigInteger.valueOf(units).shiftLeft(shift);
    }
}
