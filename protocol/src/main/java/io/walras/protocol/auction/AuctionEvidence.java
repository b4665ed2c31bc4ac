package io.walras.protocol.auction;

import io.walras.protocol.bid.BidFault;
import io.walras.protocol.bid.SubmittedBid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What an auction was told, so that anybody who has its batch and rules can decide it again.
 *
 * @param bids every bid that was judged, ascending by solver
 * @param faults of solvers that sealed bids
 * @param rounds the verdicts of the simulations, in the order in which they were asked for
 */
public record AuctionEvidence(List<SubmittedBid> bids, List<BidFault> faults, List<AuctionInput.Simulated> rounds) {
    public AuctionEvidence {
        bids = bids.stream().sorted(Comparator.comparing(SubmittedBid::solver)).toList();
        faults = List.copyOf(faults);
        rounds = List.copyOf(rounds);
    }

    AuctionEvidence with(AuctionInput.Simulated round) {
        List<AuctionInput.Simulated> longer = new ArrayList<>(rounds);
        longer.add(round);
        return new AuctionEvidence(bids, faults, longer);
    }
}
