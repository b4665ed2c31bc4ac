package io.walras.auctioneer.solver.session;

import io.walras.protocol.auction.AuctionInput.Answered;
import io.walras.protocol.bid.Opening;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.chain.Address;

/** What a participant says about an auction, with its identity proven. Times are unix milliseconds. */
public sealed interface SolverInput {
    /** Commits to a bid; the signature is its own. */
    record Commit(SignedCommitment signed, long receivedAt) implements SolverInput {}

    /** Does not bid. */
    record Pass(long auctionId, Address solver, long receivedAt) implements SolverInput {}

    /** Shows its bid; {@code answer} is what that says. */
    record Open(Opening opening, Answered answer, long receivedAt) implements SolverInput {}

    /** Has gone. */
    record Gone(Address solver) implements SolverInput {}
}
