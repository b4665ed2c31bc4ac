package io.walras.sdk;

import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.num.Uint256;

/** What the auctioneer's rules say to a solution before it is sent. */
public sealed interface SolutionCheck {
    /**
     * It keeps the rules. What is left to the auctioneer is the simulation on the chain and the comparison with the other
     * bids.
     *
     * @param score native atoms (wei): exactly what the auctioneer will compute
     * @param bundle what each user gives and gets
     */
    record Scored(Uint256 score, VerifiedBundle bundle) implements SolutionCheck {}

    /** It breaks a rule, or has no score; the auctioneer would refuse it for the same reason. */
    record Refused(BundleRefusal refusal) implements SolutionCheck {}

    /** The auction came without what the rules need to know: over HTTP no fees are told, for one. */
    record Unknown() implements SolutionCheck {}
}
