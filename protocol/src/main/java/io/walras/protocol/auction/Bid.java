package io.walras.protocol.auction;

import io.walras.protocol.bundle.Execution;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.util.List;

/**
 * What the arbiter sees of a bundle: whose it is and what it does to its users. Everything else about it, claims
 * included, is none of its business.
 *
 * @param id the solver's own number of the bundle, unique among its bids of the auction
 */
public record Bid(Uint256 id, Address solver, List<Execution> executions) {
    public Bid {
        executions = List.copyOf(executions);
    }
}
