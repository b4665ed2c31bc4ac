package io.walras.solvers.crossing;

import java.math.BigInteger;
import java.util.function.Predicate;

/** A range of amounts, both ends inclusive; empty if the ends are the wrong way round. */
record Bounds(BigInteger low, BigInteger high) {
    static Bounds exactly(BigInteger amount) {
        return new Bounds(amount, amount);
    }

    /** Any positive amount up to this one. */
    static Bounds upTo(BigInteger high) {
        return new Bounds(BigInteger.ONE, high);
    }

    Bounds and(Bounds other) {
        return new Bounds(low.max(other.low), high.min(other.high));
    }

    Bounds atLeast(BigInteger amount) {
        return new Bounds(low.max(amount), high);
    }

    Bounds atMost(BigInteger amount) {
        return new Bounds(low, high.min(amount));
    }

    boolean isEmpty() {
        return low.signum() <= 0 || low.compareTo(high) > 0;
    }

    boolean isOneAmount() {
        return low.equals(high);
    }

    boolean contains(BigInteger amount) {
        return low.compareTo(amount) <= 0 && amount.compareTo(high) <= 0;
    }

    /** The amount in the middle, rounded down. */
    BigInteger middle() {
        return low.add(high).shiftRight(1);
    }

    /** The lowest amount that passes a test which, once passed, every higher amount passes; the highest must pass. */
    BigInteger lowestThat(Predicate<BigInteger> test) {
        BigInteger fails = low.subtract(BigInteger.ONE);
        BigInteger passes = high;
        while (passes.subtract(fails).compareTo(BigInteger.ONE) > 0) {
            BigInteger tried = fails.add(passes).shiftRight(1);
            if (test.test(tried)) {
                passes = tried;
            } else {
                fails = tried;
            }
        }
        return passes;
    }

    /** The highest amount that passes a test which, once failed, every higher amount fails; the lowest must pass. */
    BigInteger highestThat(Predicate<BigInteger> test) {
        Bounds beyond = new Bounds(low, high.add(BigInteger.ONE));
        return beyond.lowestThat(amount -> amount.compareTo(high) > 0 || !test.test(amount))
                .subtract(BigInteger.ONE);
    }

    /** The amount of the range that is closest to this one. */
    BigInteger closestTo(BigInteger amount) {
        return amount.max(low).min(high);
    }
}
