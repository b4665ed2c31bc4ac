package io.walras.sdk.testkit;

import io.walras.protocol.bid.BidFault;
import io.walras.protocol.chain.Address;
import io.walras.protocol.wire.session.BundleVerdict;
import java.util.List;
import java.util.SortedMap;

/**
 * How an auction ended.
 *
 * @param verdicts of every solver whose bid was opened, of each of its bundles
 * @param faults what solvers did wrong
 */
public record Outcome(SortedMap<Address, List<BundleVerdict>> verdicts, List<BidFault> faults) {
    /** Whether a bundle of the solver won. */
    public boolean isWonBy(Address solver) {
        return verdicts.getOrDefault(solver, List.of()).stream()
                .anyMatch(verdict -> verdict.outcome() == BundleVerdict.Outcome.Won);
    }
}
