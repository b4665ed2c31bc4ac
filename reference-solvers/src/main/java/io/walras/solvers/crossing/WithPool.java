package io.walras.solvers.crossing;

import io.walras.protocol.num.Uint256;
import io.walras.sdk.Auction;
import io.walras.sdk.OpenOrder;
import io.walras.solvers.routing.PathFinder;
import io.walras.solvers.routing.Route;
import io.walras.solvers.routing.RouteRequest;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Matches a ring whose first order is larger than the others can serve: they trade with it as far as they go, and pools
 * serve the rest. Everybody gets one price per token. Of the prices that suit everybody, pools included, the one in the
 * middle is taken.
 */
final class WithPool {
    private final Auction auction;
    private final PathFinder paths;
    private final CrossingSettings settings;

    WithPool(Auction auction, PathFinder paths, CrossingSettings settings) {
        this.auction = auction;
        this.paths = paths;
        this.settings = settings;
    }

    /** The cross that fills the first order whole; empty if there is no price that suits everybody. */
    Optional<Cross> match(Ring ring) {
        return route(ring).flatMap(route -> {
            Ring charged = charged(ring, route);
            return rest(charged, route)
                    .flatMap(rest -> price(charged, rest)
                            .flatMap(amounts -> rest.swap(amounts.get(0), amounts.get(1))
                                    .flatMap(swap -> Cross.of(
                                            charged, amounts, Optional.of(rest.executed()), Optional.of(swap)))));
        });
    }

    /** The best pools for about as much as will be left over. */
    private Optional<Route> route(Ring ring) {
        Bounds taken = taken(ring);
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        OpenOrder first = ring.at(0).order();
        BigInteger most = ring.at(0).net().high();
        Optional<BigInteger> given = ring.supply(taken.high()).map(supply -> supply.get(1));
        Optional<BigInteger> left = given.map(amount -> first.isSell()
                ? most.subtract(
                        taken.closestTo(ring.fairAmount(auction, 0, 1, amount).orElse(taken.middle())))
                : first.buyAmount().toBigInteger().subtract(amount));
        return left.filter(amount -> amount.signum() > 0)
                .map(Uint256::of)
                .map(amount -> first.isSell()
                        ? new RouteRequest(ring.token(0), ring.token(1), amount, Uint256.ONE, true)
                        : new RouteRequest(ring.token(0), ring.token(1), Uint256.of(most), amount, false))
                .flatMap(paths::best);
    }

    /** The ring with the gas of the swap paid by the first order, whose swap it is. */
    private Ring charged(Ring ring, Route route) {
        Participant first = ring.at(0);
        if (!first.order().takesFee()) {
            return ring;
        }
        Uint256 fee = auction.gasCost(settings.gasShare(ring.size()) + route.gas(), ring.token(0))
                .orElse(Uint256.MAX);
        List<Participant> participants = new ArrayList<>(ring.participants());
        participants.set(0, Participant.of(first.order(), fee, first.ask()));
        return new Ring(participants);
    }

    private static Optional<Rest> rest(Ring ring, Route route) {
        Participant first = ring.at(0);
        BigInteger bought = first.order().buyAmount().toBigInteger();
        BigInteger most = first.order().isSell() ? first.net().high() : first.netFor(bought);
        if (most.signum() <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                first.order().isSell()
                        ? new Rest.OfSale(most, first.outFor(most), route)
                        : new Rest.OfPurchase(bought, most, route));
    }

    /** What the last participant may take of token 0 so that something is left for the pools. */
    private static Bounds taken(Ring ring) {
        return ring.at(-1).out().atMost(ring.at(0).net().high().subtract(BigInteger.ONE));
    }

    /** The amounts that change hands, which make the price. */
    private Optional<List<BigInteger>> price(Ring ring, Rest rest) {
        Bounds taken = taken(ring);
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        return taken.isOneAmount() ? priceByGiven(ring, rest, taken.high()) : priceByTaken(ring, rest, taken);
    }

    /** The others give all they can; the more they get for it, the worse for the first order, the better for the pools. */
    private Optional<List<BigInteger>> priceByTaken(Ring ring, Rest rest, Bounds taken) {
        Optional<BigInteger> most = ring.supply(taken.high()).map(supply -> supply.get(1));
        if (most.isEmpty()) {
            return Optional.empty();
        }
        BigInteger given = most.get();
        Bounds range = taken.atMost(rest.mostTaken(given));
        Predicate<BigInteger> suits = amount -> rest.isServed(amount, given)
                && ring.supply(amount)
                        .filter(supply -> supply.get(1).compareTo(given) >= 0)
                        .isPresent();
        if (range.isEmpty() || !suits.test(range.high())) {
            return Optional.empty();
        }
        BigInteger low = range.lowestThat(suits);
        return amounts(ring, new Bounds(low, range.high()).middle(), given);
    }

    /** The last one takes one amount or nothing; the less is given for it, the better for the pools. */
    private Optional<List<BigInteger>> priceByGiven(Ring ring, Rest rest, BigInteger taken) {
        Optional<BigInteger> most = ring.supply(taken).map(supply -> supply.get(1));
        if (most.isEmpty()) {
            return Optional.empty();
        }
        Bounds range = ring.at(1).net().atMost(most.get()).atLeast(rest.leastGiven(taken));
        if (range.isEmpty() || !rest.isServed(taken, range.low())) {
            return Optional.empty();
        }
        BigInteger high = range.highestThat(amount -> rest.isServed(taken, amount));
        return amounts(ring, taken, new Bounds(range.low(), high).middle());
    }

    /** Token 0, token 1, and whatever the participants between them hand on, close to the reference prices. */
    private Optional<List<BigInteger>> amounts(Ring ring, BigInteger taken, BigInteger given) {
        List<BigInteger> amounts = new ArrayList<>(List.of(taken, given));
        Optional<List<BigInteger>> most = ring.supply(taken);
        for (int i = 2; i < ring.size() && most.isPresent(); i++) {
            Bounds possible = ring.bounds(i)
                    .atMost(most.get().get(i))
                    .atLeast(ring.at(i - 1).outFor(amounts.getLast()));
            if (possible.isEmpty()) {
                return Optional.empty();
            }
            amounts.add(possible.closestTo(ring.fairAmount(auction, i, 0, taken).orElse(possible.middle())));
        }
        return most.map(supplied -> List.copyOf(amounts));
    }
}
