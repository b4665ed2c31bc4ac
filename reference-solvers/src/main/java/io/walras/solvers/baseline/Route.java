package io.walras.solvers.baseline;

import io.walras.protocol.bundle.TokenAmount;
import io.walras.protocol.num.Uint256;
import io.walras.sdk.Pool;
import java.util.List;

/**
 * A way from one token to another with its real amounts.
 *
 * @param input atoms that go into the first leg
 * @param output atoms that come out of the last leg
 * @param legs one per pool; none if the two tokens are the same
 */
record Route(Uint256 input, Uint256 output, List<Leg> legs) {
    private static final long CONSTANT_PRODUCT_GAS = 60_000;

    Route {
        legs = List.copyOf(legs);
    }

    /** One swap. */
    record Leg(Pool pool, TokenAmount input, TokenAmount output) {}

    /** Gas units of the swaps, by kind of pool; the request's own estimates are not used. */
    long gas() {
        return legs.stream().mapToLong(leg -> gas(leg.pool())).sum();
    }

    private static long gas(Pool pool) {
        return switch (pool) {
            case Pool.ConstantProduct ignored -> CONSTANT_PRODUCT_GAS;
        };
    }
}
