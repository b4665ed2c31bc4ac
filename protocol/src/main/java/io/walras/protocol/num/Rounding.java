package io.walras.protocol.num;

import java.math.BigInteger;

/** Direction of an inexact integer division. Every division that decides money names one. */
public enum Rounding {
    /** Towards zero. */
    FLOOR,
    /** Away from zero. */
    CEIL;

    /** {@code numerator / divisor}, rounded this way; the numerator is not negative, the divisor positive. */
    public BigInteger divide(BigInteger numerator, BigInteger divisor) {
        BigInteger[] parts = numerator.divideAndRemainder(divisor);
        return this == CEIL && parts[1].signum() != 0 ? parts[0].add(BigInteger.ONE) : parts[0];
    }
}
