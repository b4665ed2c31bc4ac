package io.walras.solvers.crossing;

import io.walras.protocol.num.Uint256;
import io.walras.sdk.Auction;
import io.walras.sdk.OpenOrder;
import io.walras.sdk.Solution;
import io.walras.solvers.fill.Filled;
import io.walras.solvers.routing.PathFinder;
import io.walras.solvers.routing.Route;
import io.walras.solvers.routing.Route.Leg;
import io.walras.solvers.routing.RouteRequest;
import java.math.BigInteger;
import java.util.Optional;

/**
 * An order filled through pools alone. It is what is bid when nobody crosses the order, and what a ring must beat.
 * Unlike the baseline's, its pools get what is sold without the fee, and the user all that they give for it.
 */
record Solo(Filled filled, Route route) {
    /** The best that pools can do for an order, whole or, if it may be filled in part, by halves; empty if nothing. */
    static Optional<Solo> of(OpenOrder order, Auction auction, PathFinder paths, CrossingSettings settings) {
        int attempts = order.partiallyFillable() ? settings.maxPartialAttempts() : 1;
        for (int halvings = 0; halvings < attempts; halvings++) {
            Uint256 sell = half(order.sellAmount(), halvings);
            Uint256 buy = half(order.buyAmount(), halvings);
            Optional<Solo> solo = sell.isZero() || buy.isZero()
                    ? Optional.empty()
                    : order.isSell()
                            ? sell(order, sell, auction, paths, settings)
                            : buy(order, buy, auction, paths, settings);
            if (solo.isPresent()) {
                return solo;
            }
        }
        return Optional.empty();
    }

    private static Uint256 half(Uint256 amount, int times) {
        return Uint256.of(amount.toBigInteger().shiftRight(times));
    }

    /** Looks for pools for the whole first, for the fee depends on them, and then sends only the net through them. */
    private static Optional<Solo> sell(
            OpenOrder order, Uint256 sold, Auction auction, PathFinder paths, CrossingSettings settings) {
        return paths.best(new RouteRequest(order.sellToken(), order.buyToken(), sold, Uint256.ONE, true))
                .flatMap(gross -> fee(order, gross, auction, settings)
                        .filter(fee -> fee.isLessThan(sold))
                        .flatMap(fee -> gross.withInput(sold.minus(fee))
                                .map(net -> new Solo(new Filled(order, sold, net.output(), fee), net))))
                .filter(solo -> solo.filled.isAllowed());
    }

    private static Optional<Solo> buy(
            OpenOrder order, Uint256 bought, Auction auction, PathFinder paths, CrossingSettings settings) {
        return paths.best(new RouteRequest(order.sellToken(), order.buyToken(), order.sellAmount(), bought, false))
                .flatMap(route -> fee(order, route, auction, settings)
                        .filter(fee -> !fee.isGreaterThan(order.sellAmount().minus(route.input())))
                        .map(fee -> new Solo(new Filled(order, route.input().plus(fee), bought, fee), route)))
                .filter(solo -> solo.filled.isAllowed());
    }

    private static Optional<Uint256> fee(OpenOrder order, Route route, Auction auction, CrossingSettings settings) {
        return order.takesFee()
                ? auction.gasCost(settings.gasShare(1) + route.gas(), order.sellToken())
                : Optional.of(Uint256.ZERO);
    }

    BigInteger surplus(Auction auction) {
        return filled.surplus(auction);
    }

    Solution toSolution(long id, CrossingSettings settings) {
        Solution solution = Solution.single(id, filled.order(), filled.sold(), filled.bought(), filled.fee())
                .gas(Uint256.of(settings.gasShare(1) + route.gas()));
        for (Leg leg : route.legs()) {
            solution.swap(leg.pool(), leg.input(), leg.output());
        }
        return solution;
    }
}
