package io.walras.solvers.crossing;

import java.math.BigInteger;
import java.util.function.Predicate;

/** A range of amounts, both ends inclusive; empty if the ends are the wrong way round. */
record Bounds(BigInteger low, BigInteger high) {
    private static final int PRECISION_BITS = 32;

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

    /**
     * About the lowest amount that passes a test which every higher amount passes too; the highest must pass. The amount
     * returned passes, and is off by no more than one in 2^32 of the highest.
     */
    BigInteger lowestThat(Predicate<BigInteger> test) {
        return edge(low.subtract(BigInteger.ONE), high, test);
    }

    /** As {@link #lowestThat} from the other end: about the highest amount; the lowest must pass. */
    BigInteger highestThat(Predicate<BigInteger> test) {
        return edge(high.add(BigInteger.ONE), low, test);
    }

    private BigInteger edge(BigInteger failing, BigInteger passing, Predicate<BigInteger> test) {
        BigInteger closeEnough = high.shiftRight(PRECISION_BITS).max(BigInteger.ONE);
        BigInteger fails = failing;
        BigInteger passes = passing;
        while (passes.subtract(fails).abs().compareTo(closeEnough) > 0) {
            BigInteger tried = fails.add(passes).shiftRight(1);
            if (test.test(tried)) {
                passes = tried;
            } else {
                fails = tried;
            }
        }
        return passes;
    }

    /** The amount of the range that is closest to this one. */
    BigInteger closestTo(BigInteger amount) {
        return amount.max(low).min(high);
    }
}
