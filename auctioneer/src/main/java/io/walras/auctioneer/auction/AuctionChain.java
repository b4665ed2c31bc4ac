package io.walras.auctioneer.auction;

import io.walras.auctioneer.lane.AwardProposal;
import io.walras.auctioneer.lane.LaneEvent.MakerFaulted;
import io.walras.protocol.auction.AuctionInput;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.ChainView;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.wire.engine.EngineAuction;
import java.time.Instant;
import java.util.List;

/**
 * What an auction asks of the chain. All calls block and throw if the chain does not answer; nothing is then known.
 */
public interface AuctionChain {
    /** Funds, fills and signatures of the orders, and the pools they could be traded through, all at one block. */
    ChainView read(List<PooledOrder> orders);

    /** What solvers are told besides the batch, except the deadline: gas price and token labels. */
    EngineAuction.Terms terms(Batch batch, Instant deadline);

    /** Simulates the bundles in this order, each on the state that the earlier ones leave. */
    Simulation simulate(Batch batch, List<VerifiedBundle> bundles);

    /** Simulates each of the bundles by itself. */
    Simulation simulateApart(Batch batch, List<VerifiedBundle> bundles);

    /** The submitter's next nonce as the chain sees it. */
    long nextNonce();

    /**
     * The verdicts of a simulation.
     *
     * @param verdicts which of the bundles failed, and the block that decided it
     * @param passed a proposal for each bundle that did not fail, in rank order
     * @param makerFaults makers that did not stand by what bundles take of them that failed
     */
    record Simulation(AuctionInput.Simulated verdicts, List<AwardProposal> passed, List<MakerFaulted> makerFaults) {
        /** A simulation in which no maker was at fault. */
        public Simulation(AuctionInput.Simulated verdicts, List<AwardProposal> passed) {
            this(verdicts, passed, List.of());
        }

        public Simulation {
            makerFaults = List.copyOf(makerFaults);
            passed = List.copyOf(passed);
        }
    }
}
