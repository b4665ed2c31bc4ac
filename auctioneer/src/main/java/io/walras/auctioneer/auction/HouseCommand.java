package io.walras.auctioneer.auction;

import io.walras.auctioneer.auction.AuctionChain.Simulation;
import io.walras.auctioneer.lane.AwardProposal;
import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.CutPlan;
import io.walras.auctioneer.lane.MakersWord;
import io.walras.auctioneer.solver.session.SolverInput;
import io.walras.protocol.auction.AuctionEffect;
import io.walras.protocol.auction.AuctionInput.Answered;
import io.walras.protocol.auction.AuctionStep;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.ChainView;
import io.walras.protocol.chain.Address;
import io.walras.protocol.wire.engine.EngineAuction;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What the auction house is told: by its timers, and by those whom it asked. */
public sealed interface HouseCommand {
    /** An auction may begin. */
    enum Begin implements HouseCommand {
        DUE
    }

    /** What the lane would offer. */
    record Planned(CutPlan plan) implements HouseCommand {}

    /** What the chain shows of it, and what makers quote for it. */
    record Read(ChainView chain, MakersWord makers) implements HouseCommand {}

    /** The batch, unless there is nothing to offer. */
    record Opened(Optional<Batch> batch) implements HouseCommand {}

    /** The batch with all that solvers are told of it. */
    record Prepared(Batch batch, EngineAuction.Terms terms) implements HouseCommand {}

    /** The batch, and which solvers are kept out of its auction until when. */
    record Admitted(Prepared prepared, SortedMap<Address, Long> blocked) implements HouseCommand {}

    /** An engine that is asked over HTTP has answered. */
    record EngineAnswered(long auctionId, Answered answered) implements HouseCommand {}

    /** A solver says something over its session. */
    record FromSolver(SolverInput input) implements HouseCommand {}

    /** Whether a commitment was journaled, and what its solver is told then. */
    record Journaled(long auctionId, SealedRound.SignedReceipt receipt, boolean taken) implements HouseCommand {}

    /** Bids are to be closed. */
    record BidsDue(long auctionId) implements HouseCommand {}

    /** Openings count no more. */
    record OpeningsDue(long auctionId) implements HouseCommand {}

    /** The bids are judged, or judged again after a simulation. */
    record Judged(long auctionId, AuctionStep step) implements HouseCommand {}

    /** The verdicts of a simulation. */
    record Simulated(long auctionId, Simulation simulation) implements HouseCommand {}

    /** The nonce from which awards are numbered. */
    record NonceRead(AuctionEffect.Decide decide, List<AwardProposal> winners, long nonce) implements HouseCommand {}

    /** The awards are in force. */
    record Awarded(AuctionEffect.Decide decide, List<AwardedBundle> awards) implements HouseCommand {}

    /** A step could not be done; the auction ends without a decision. */
    record StepFailed(String step, Throwable reason) implements HouseCommand {}

    /** The lane holds no auction open. */
    record Aborted() implements HouseCommand {}
}
