package io.walras.solvers.fill;

import java.math.BigInteger;

/** Divisions of non-negative integers. */
public final class Ratio {
    private Ratio() {}

    /** The quotient rounded up. */
    public static BigInteger ceil(BigInteger numerator, BigInteger denominator) {
        return numerator.add(denominator).subtract(BigInteger.ONE).divide(denominator);
    }
}
