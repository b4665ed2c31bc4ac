package io.walras.solvers.routing;

import io.walras.protocol.bundle.TokenAmount;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.sdk.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way from one token to another with its real amounts.
 *
 * @param input atoms that go into the first leg
 * @param output atoms that come out of the last leg
 * @param legs one per pool; none if the two tokens are the same
 */
public record Route(Uint256 input, Uint256 output, List<Leg> legs) {
    private static final long CONSTANT_PRODUCT_GAS = 60_000;

    public Route {
        legs = List.copyOf(legs);
    }

    /** One swap. */
    public record Leg(Pool pool, TokenAmount input, TokenAmount output) {}

    /** The amounts that flow through these pools when so much goes in; empty if one of them cannot. */
    static Optional<Route> through(List<Pool> pools, List<Address> path, Uint256 input) {
        List<Leg> legs = new ArrayList<>();
        Uint256 amount = input;
        for (int hop = 0; hop < pools.size(); hop++) {
            Pool pool = pools.get(hop);
            Optional<Uint256> out = pool.amountOut(path.get(hop), amount, path.get(hop + 1));
            if (out.isEmpty()) {
                return Optional.empty();
            }
            legs.add(new Leg(
                    pool, new TokenAmount(path.get(hop), amount), new TokenAmount(path.get(hop + 1), out.get())));
            amount = out.get();
        }
        return Optional.of(new Route(input, amount, legs));
    }

    /** The same way for another amount; empty if one of its pools cannot. */
    public Optional<Route> withInput(Uint256 amount) {
        return legs.isEmpty()
                ? Optional.of(new Route(amount, amount, legs))
                : through(legs.stream().map(Leg::pool).toList(), path(), amount);
    }

    /** The same way for at least so much to come out; empty if one of its pools cannot. */
    public Optional<Route> withOutput(Uint256 amount) {
        Uint256 needed = amount;
        for (Leg leg : legs.reversed()) {
            Optional<Uint256> input =
                    leg.pool().amountIn(leg.input().token(), leg.output().token(), needed);
            if (input.isEmpty()) {
                return Optional.empty();
            }
            needed = input.get();
        }
        return withInput(needed);
    }

    private List<Address> path() {
        List<Address> path = new ArrayList<>();
        path.add(legs.getFirst().input().token());
        legs.forEach(leg -> path.add(leg.output().token()));
        return path;
    }

    /** Gas units of the swaps, by kind of pool as CoW's baseline counts them; a request's own estimates are not used. */
    public long gas() {
        return legs.stream().mapToLong(leg -> gas(leg.pool())).sum();
    }

    private static long gas(Pool pool) {
        return switch (pool) {
            case Pool.ConstantProduct ignored -> CONSTANT_PRODUCT_GAS;
        };
    }
}
