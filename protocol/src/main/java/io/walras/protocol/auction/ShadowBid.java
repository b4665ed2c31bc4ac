package io.walras.protocol.auction;

import io.walras.protocol.bundle.Execution;
import io.walras.protocol.num.Uint256;
import java.util.List;

/**
 * How a bundle that could not win would have done, had its solver's bids alone been added to those that could.
 *
 * @param score native atoms
 * @param ranking from 1 among all bundles that were scored
 * @param wouldHaveWon whether it would have been chosen; it was not simulated
 * @param filteredOut whether the fairness filter would have taken it out
 * @param executions what it would have done to orders
 */
public record ShadowBid(
        Competition.BundleName name,
        Uint256 score,
        int ranking,
        boolean wouldHaveWon,
        boolean filteredOut,
        List<Execution> executions) {
    public ShadowBid {
        executions = List.copyOf(executions);
    }
}
