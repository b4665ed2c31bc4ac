package io.walras.solvers.crossing;

import java.math.BigInteger;

/** Divisions of non-negative integers. */
final class Ratio {
    private Ratio() {}

    static BigInteger ceil(BigInteger numerator, BigInteger denominator) {
        return numerator.add(denominator).subtract(BigInteger.ONE).divide(denominator);
    }
}
