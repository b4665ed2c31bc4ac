package io.walras.sdk.recorded;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.sdk.BundleJudge;
import io.walras.sdk.SolutionCheck;
import io.walras.sdk.Solutions;
import io.walras.sdk.Solver;
import io.walras.sdk.solving.SolvingDesk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a solver made of a recorded auction, in memory, judged by the auctioneer's rules.
 *
 * @param bundles what it found, in the order in which it was added
 */
public record Rehearsal(List<Judged> bundles) {
    /** Under whose name bundles are judged; no rule and no score depends on it. */
    private static final Address ANYBODY = Address.ZERO;

    public Rehearsal {
        bundles = List.copyOf(bundles);
    }

    /** A solution and what the auctioneer would say to it. */
    public record Judged(SolutionJson solution, SolutionCheck check) {}

    /**
     * Lets the solver solve the auction.
     *
     * @param time after which it is stopped; what it has added by then counts
     * @throws IllegalStateException if the solver threw; its exception is the cause
     */
    public static Rehearsal of(Solver solver, RecordedAuction auction, Duration time) {
        List<SolutionJson> found = new SolvingDesk(solver, 1)
                .solve(auction.forSolver(ANYBODY), new Solutions(), time)
                .orElseThrow();
        return judge(auction, found);
    }

    /** Judges solutions of the auction, wherever they come from. */
    public static Rehearsal judge(RecordedAuction auction, List<SolutionJson> found) {
        BundleJudge judge = auction.judge(ANYBODY);
        List<Judged> bundles = new ArrayList<>();
        found.forEach(solution -> bundles.add(new Judged(solution, judge.check(solution))));
        return new Rehearsal(bundles);
    }

    /** The scores of the bundles that keep the rules, in native atoms (wei). */
    public List<Uint256> scores() {
        return bundles.stream()
                .flatMap(bundle -> Optional.of(bundle.check())
                        .filter(SolutionCheck.Scored.class::isInstance)
                        .map(check -> ((SolutionCheck.Scored) check).score())
                        .stream())
                .toList();
    }

    /** The refusals of the others. */
    public List<SolutionCheck.Refused> refusals() {
        return bundles.stream()
                .map(Judged::check)
                .filter(SolutionCheck.Refused.class::isInstance)
                .map(SolutionCheck.Refused.class::cast)
                .toList();
    }
}
