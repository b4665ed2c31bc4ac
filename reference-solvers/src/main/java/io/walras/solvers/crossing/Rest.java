package io.walras.solvers.crossing;

import io.walras.protocol.num.Uint256;
import io.walras.solvers.routing.Route;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The first order of a ring, filled whole, and the pools that serve what the others leave of it. The others give
 * {@code given} of token 1 and get {@code taken} of token 0 for it, which makes the price of token 0 {@code given : taken}.
 */
sealed interface Rest {
    /** What the first order executes: all it sells without the fee, or all it buys. */
    BigInteger executed();

    /** What the pools do; empty if they cannot. */
    Optional<Route> swap(BigInteger taken, BigInteger given);

    /** Whether the pools give enough, at this price, for the whole of the first order. */
    boolean isServed(BigInteger taken, BigInteger given);

    /** The most of token 0 that the first order lets the others have for so much of token 1. */
    BigInteger mostTaken(BigInteger given);

    /** The least of token 1 that the first order asks for so much of token 0. */
    BigInteger leastGiven(BigInteger taken);

    /**
     * It sells.
     *
     * @param executed all of it without the fee
     * @param asked the least it takes for that
     */
    record OfSale(BigInteger executed, BigInteger asked, Route route) implements Rest {
        @Override
        public Optional<Route> swap(BigInteger taken, BigInteger given) {
            return route.withInput(Uint256.of(executed.subtract(taken)));
        }

        @Override
        public boolean isServed(BigInteger taken, BigInteger given) {
            BigInteger rest = executed.subtract(taken);
            return rest.signum() > 0
                    && swap(taken, given)
                            .filter(swap ->
                                    taken.multiply(swap.output().toBigInteger()).compareTo(given.multiply(rest)) >= 0)
                            .isPresent();
        }

        @Override
        public BigInteger mostTaken(BigInteger given) {
            // Proceeds round up: ceil(executed * given / taken) >= asked.
            BigInteger below = asked.subtract(BigInteger.ONE).max(BigInteger.ONE);
            return given.multiply(executed).subtract(BigInteger.ONE).divide(below);
        }

        @Override
        public BigInteger leastGiven(BigInteger taken) {
            return asked.subtract(BigInteger.ONE)
                    .multiply(taken)
                    .divide(executed)
                    .add(BigInteger.ONE);
        }
    }

    /**
     * It buys.
     *
     * @param executed all it buys
     * @param offered the most it gives for that, without the fee
     */
    record OfPurchase(BigInteger executed, BigInteger offered, Route route) implements Rest {
        @Override
        public Optional<Route> swap(BigInteger taken, BigInteger given) {
            return route.withOutput(Uint256.of(executed.subtract(given)));
        }

        @Override
        public boolean isServed(BigInteger taken, BigInteger given) {
            BigInteger paid = executed.multiply(taken).divide(given);
            return given.compareTo(executed) < 0
                    && swap(taken, given)
                            .filter(swap ->
                                    paid.compareTo(taken.add(swap.input().toBigInteger())) >= 0)
                            .isPresent();
        }

        @Override
        public BigInteger mostTaken(BigInteger given) {
            // Costs round down: floor(executed * taken / given) <= offered.
            return offered.add(BigInteger.ONE)
                    .multiply(given)
                    .subtract(BigInteger.ONE)
                    .divide(executed);
        }

        @Override
        public BigInteger leastGiven(BigInteger taken) {
            return executed.multiply(taken).divide(offered.add(BigInteger.ONE)).add(BigInteger.ONE);
        }
    }
}
