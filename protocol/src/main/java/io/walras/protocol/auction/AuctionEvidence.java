package io.walras.protocol.auction;

import io.walras.protocol.auction.AuctionInput.Simulated;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.auction.Competition.SimulatedAt;
import io.walras.protocol.bid.BidFault;
import io.walras.protocol.bid.SubmittedBid;
import io.walras.protocol.bundle.BundleRefusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an auction was told, so that anybody who has its batch can decide it again.
 *
 * @param rules by which it was judged
 * @param bids every bid that was judged, ascending by solver
 * @param faults of solvers that sealed bids
 * @param rounds the verdicts of the simulations, in the order in which they were asked for
 */
public record AuctionEvidence(AuctionRules rules, List<SubmittedBid> bids, List<BidFault> faults, List<Round> rounds) {
    public AuctionEvidence {
        bids = bids.stream().sorted(Comparator.comparing(SubmittedBid::solver)).toList();
        faults = List.copyOf(faults);
        rounds = List.copyOf(rounds);
    }

    /**
     * What one simulation of the winners showed.
     *
     * @param failed those that failed, ascending by name; the others passed
     */
    public record Round(List<RefusedBid> failed, SimulatedAt at) {
        public Round {
            failed = List.copyOf(failed);
        }

        static Round of(Simulated simulated) {
            return new Round(
                    simulated.failed().entrySet().stream()
                            .map(entry -> new RefusedBid(
                                    entry.getKey().solver(), entry.getKey().id(), entry.getValue()))
                            .toList(),
                    simulated.at());
        }

        /** As the auction is told it. */
        public Simulated toInput() {
            SortedMap<BundleName, BundleRefusal> byName = new TreeMap<>();
            failed.forEach(
                    bid -> byName.put(new BundleName(bid.solver(), Objects.requireNonNull(bid.id())), bid.reason()));
            return new Simulated(byName, at);
        }
    }

    AuctionEvidence with(Simulated round) {
        List<Round> longer = new ArrayList<>(rounds);
        longer.add(Round.of(round));
        return new AuctionEvidence(rules, bids, faults, longer);
    }
}
