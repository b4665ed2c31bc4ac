package io.walras.solvers.rfq;

import io.walras.protocol.num.Uint256;
import io.walras.sdk.Offer;
import io.walras.sdk.Solution;
import io.walras.solvers.routing.Route;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * An amount spread over makers' quotes and pools.
 *
 * @param route through pools, if they get a part
 * @param output what comes out of all of them
 */
record Spread(List<Take> takes, Optional<Route> route, BigInteger output) {
    /** Nothing goes in, nothing comes out. */
    static final Spread NOTHING = new Spread(List.of(), Optional.empty(), BigInteger.ZERO);

    private static final long TAKE_GAS = 110_000;

    /** A part of an offer. */
    record Take(Offer offer, Uint256 in, Uint256 out) {}

    Spread {
        takes = List.copyOf(takes);
    }

    void addTo(Solution solution) {
        takes.forEach(take -> solution.take(take.offer(), take.in(), take.out()));
        route.ifPresent(through -> through.legs().forEach(leg -> solution.swap(leg.pool(), leg.input(), leg.output())));
    }

    long gas() {
        return takes.size() * TAKE_GAS + route.map(Route::gas).orElse(0L);
    }
}
