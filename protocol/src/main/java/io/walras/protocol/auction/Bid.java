package io.walras.protocol.auction;

import io.walras.protocol.bundle.Execution;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.MakerNonce;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the arbiter sees of a bundle: whose it is and what it does to its users. Everything else about it, claims
 * included, is none of its business.
 *
 * @param id the solver's own number of the bundle, unique among its bids of the auction
 * @param nonces of makers, which only one winner can use up
 */
public record Bid(Uint256 id, Address solver, List<Execution> executions, SortedSet<MakerNonce> nonces) {
    /** A bid that takes no quotes. */
    public Bid(Uint256 id, Address solver, List<Execution> executions) {
        this(id, solver, executions, new TreeSet<>());
    }

    public Bid {
        executions = List.copyOf(executions);
        nonces = Collections.unmodifiableSortedSet(new TreeSet<>(nonces));
    }
}
