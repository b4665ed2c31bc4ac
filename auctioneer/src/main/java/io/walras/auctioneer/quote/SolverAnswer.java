package io.walras.auctioneer.quote;

import io.walras.protocol.auction.Batch;
import io.walras.protocol.bid.SubmittedBid;
import io.walras.protocol.bundle.Bundle;
import io.walras.protocol.bundle.BundleCheck;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.bundle.VerifiedFill;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.BidReader;
import io.walras.protocol.wire.engine.EngineResponse;
import io.walras.protocol.wire.engine.EngineResponse.Declined;
import io.walras.protocol.wire.engine.SolutionJson;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a solver says about the order of a quote, read and checked as a bid would be.
 *
 * @param best the bundle that fills the order best; null if there is none that keeps the rules
 * @param gas gas units that the solver estimates for it
 * @param declined why the solver has no answer; null if it does not say
 */
record SolverAnswer(
        @Nullable VerifiedBundle best, long gas, @Nullable Declined declined) {
    /** An answer that says nothing. */
    static final SolverAnswer NOTHING = new SolverAnswer(null, 0, null);

    /** What a settlement takes that nobody has estimated, in gas units: one order through three pools. */
    private static final long USUAL_GAS = 400_000;

    /** Reads the body of a response to {@code POST /solve}; empty bytes are no answer. */
    static SolverAnswer read(Address solver, Bytes body, Batch batch, BundleCheck check, int mostBundles) {
        if (body.isEmpty()) {
            return NOTHING;
        }
        EngineResponse response = EngineResponse.read(body.toArray());
        if (!(response instanceof EngineResponse.Solved solved)) {
            return response instanceof Declined declined ? new SolverAnswer(null, 0, declined) : NOTHING;
        }
        List<Bundle> bundles = BidReader.read(new SubmittedBid(solver, body, batch.cutAt(), null), batch)
                .bundles();
        return bundles.stream()
                .limit(mostBundles)
                .flatMap(bundle -> verified(check, batch, bundle).stream())
                .max(worstFirst(batch))
                .map(best -> new SolverAnswer(best, gas(solved, best), null))
                .orElse(NOTHING);
    }

    private static Optional<VerifiedBundle> verified(BundleCheck check, Batch batch, Bundle bundle) {
        return check.check(batch, bundle) instanceof BundleCheck.Verified(VerifiedBundle good)
                        && good.fills().size() == 1
                ? Optional.of(good)
                : Optional.empty();
    }

    private static Comparator<VerifiedBundle> worstFirst(Batch batch) {
        boolean isSell = batch.orders().getFirst().order().isSell();
        return isSell
                ? Comparator.comparing(bundle -> fill(bundle).userOut())
                : Comparator.comparing(SolverAnswer::fill, Comparator.comparing(VerifiedFill::userIn))
                        .reversed();
    }

    private static VerifiedFill fill(VerifiedBundle bundle) {
        return bundle.fills().getFirst();
    }

    private static long gas(EngineResponse.Solved solved, VerifiedBundle best) {
        return solved.solutions().stream()
                .filter(solution -> solution.id().equals(best.bundle().id()))
                .findFirst()
                .map(SolverAnswer::estimate)
                .filter(SolverAnswer::isPlausible)
                .map(gas -> gas.toBigInteger().longValueExact())
                .orElse(USUAL_GAS);
    }

    private static @Nullable Uint256 estimate(SolutionJson solution) {
        return solution.gas();
    }

    private static boolean isPlausible(Uint256 gas) {
        return !gas.isZero() && gas.isLessThan(Uint256.of(1_000_000_000));
    }
}
