package io.walras.solvers.baseline;

import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.sdk.Auction;
import io.walras.sdk.OpenOrder;
import io.walras.sdk.Solution;
import io.walras.sdk.Solutions;
import io.walras.sdk.Solver;
import io.walras.solvers.routing.PathFinder;
import io.walras.solvers.routing.Route;
import io.walras.solvers.routing.Route.Leg;
import io.walras.solvers.routing.RouteRequest;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Solves each order on its own; the id of a solution is the index of its order. It neither splits an order over several
 * paths nor matches orders with each other.
 */
public final class BaselineSolver implements Solver {
    private static final Uint256 PRICE_UNIT = Uint256.powerOfTen(18);

    private final BaselineSettings settings;

    /** A solver with these settings. */
    public BaselineSolver(BaselineSettings settings) {
        this.settings = settings;
    }

    @Override
    public void solve(Auction auction, Solutions found) {
        PathFinder paths = new PathFinder(auction.pools(), settings.baseTokens(), settings.maxHops());
        NativePrices prices = new NativePrices(auction, paths, settings);
        for (int index = 0; index < auction.orders().size() && found.isOpen(); index++) {
            OpenOrder order = auction.orders().get(index);
            int id = index;
            prices.of(order.sellToken())
                    .flatMap(price -> solve(auction, paths, order, price, id))
                    .ifPresent(found::add);
        }
    }

    /** Tries the whole order, then, if it may be filled in part, ever smaller halves; the first success counts. */
    private Optional<Solution> solve(
            Auction auction, PathFinder paths, OpenOrder order, Uint256 sellTokenPrice, int id) {
        int attempts = order.partiallyFillable() ? settings.maxPartialAttempts() : 1;
        for (int halvings = 0; halvings < attempts; halvings++) {
            Uint256 sell = Uint256.of(order.sellAmount().toBigInteger().shiftRight(halvings));
            Uint256 buy = Uint256.of(order.buyAmount().toBigInteger().shiftRight(halvings));
            if (sell.isZero() || buy.isZero()) {
                return Optional.empty();
            }
            Optional<Solution> solution = paths.best(
                            new RouteRequest(order.sellToken(), order.buyToken(), sell, buy, order.isSell()))
                    .flatMap(route -> solution(auction, order, route, sellTokenPrice, id));
            if (solution.isPresent()) {
                return solution;
            }
        }
        return Optional.empty();
    }

    private Optional<Solution> solution(Auction auction, OpenOrder order, Route route, Uint256 sellTokenPrice, int id) {
        Uint256 gas = Uint256.of(Math.max(0, settings.solutionGasOffset() + route.gas()));
        Optional<Uint256> fee =
                order.takesFee() ? fee(gas, auction.gasPrice(), sellTokenPrice) : Optional.of(Uint256.ZERO);
        return fee.flatMap(taken -> Fill.of(order, route, taken)).map(fill -> {
            Solution solution = Solution.single(id, order, fill.sold(), fill.bought(), fill.fee())
                    .gas(gas);
            Buffers buffers = new Buffers(auction);
            for (Leg leg : route.legs()) {
                solution.swap(leg.pool(), leg.input(), leg.output(), buffers.replace(leg));
            }
            return solution;
        });
    }

    /** The cost of the gas in sell-token atoms, rounded down; empty if it is not a 256-bit amount. */
    private static Optional<Uint256> fee(Uint256 gas, Uint256 gasPrice, Uint256 sellTokenPrice) {
        if (sellTokenPrice.isZero()) {
            return Optional.empty();
        }
        BigInteger cost = gas.toBigInteger()
                .multiply(gasPrice.toBigInteger())
                .multiply(PRICE_UNIT.toBigInteger())
                .divide(sellTokenPrice.toBigInteger());
        return cost.bitLength() > 256 ? Optional.empty() : Optional.of(Uint256.of(cost));
    }

    /**
     * What a route does to an order.
     *
     * @param sold atoms that leave the user, fee included
     * @param bought atoms that the user gets
     */
    private record Fill(Uint256 sold, Uint256 bought, Uint256 fee) {
        /** Empty if the order's limit does not allow it. */
        static Optional<Fill> of(OpenOrder order, Route route, Uint256 fee) {
            BigInteger withFee = route.input().toBigInteger().add(fee.toBigInteger());
            return (order.isSell() ? sell(order, route, fee, withFee) : buy(order, route, fee, withFee))
                    .filter(fill -> order.allows(fill.sold, fill.bought));
        }

        /** The fee is sold on top of what is swapped, as far as the order goes; beyond that it reduces what is bought. */
        private static Optional<Fill> sell(OpenOrder order, Route route, Uint256 fee, BigInteger withFee) {
            Uint256 sold = Uint256.of(withFee.min(order.sellAmount().toBigInteger()));
            if (sold.isLessThan(fee)) {
                return Optional.empty();
            }
            Uint256 bought = sold.minus(fee).mulDiv(route.output(), route.input(), Rounding.FLOOR);
            return Optional.of(new Fill(sold, bought, fee));
        }

        /** The path may give slightly more than the order buys; the user gets no more than that. */
        private static Optional<Fill> buy(OpenOrder order, Route route, Uint256 fee, BigInteger withFee) {
            return withFee.bitLength() > 256
                    ? Optional.empty()
                    : Optional.of(new Fill(Uint256.of(withFee), route.output().min(order.buyAmount()), fee));
        }
    }
}
