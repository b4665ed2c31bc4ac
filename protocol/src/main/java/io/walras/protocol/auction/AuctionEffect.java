package io.walras.protocol.auction;

import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.auction.Competition.Solution;
import io.walras.protocol.bid.BidFault;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.chain.Address;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Something an auction wants done. */
public sealed interface AuctionEffect {
    /**
     * Simulate the bundles in this order, and say which fail.
     *
     * @param apart whether each is simulated by itself, and not on the state that the earlier ones leave
     */
    record Simulate(List<VerifiedBundle> bundles, boolean apart) implements AuctionEffect {
        public Simulate {
            bundles = List.copyOf(bundles);
        }
    }

    /** Ask these solvers to open their bids. */
    record AskToOpen(SortedSet<Address> solvers) implements AuctionEffect {
        public AskToOpen {
            solvers = Collections.unmodifiableSortedSet(new TreeSet<>(solvers));
        }
    }

    /** Tell the auction {@link AuctionInput.Judge}. */
    enum Judge implements AuctionEffect {
        NOW
    }

    /**
     * Award these bundles, in this order, and publish the competition. The auction is over.
     *
     * @param chosen the winners of the last arbitration, best first: those that are awarded, and those that then failed in
     *     simulation. What lost, lost to these
     * @param shadow how the bids that could not win would have done
     * @param shadowRefused bids that could not win anyway and were refused
     * @param shadowFaults what those that could not win were bound to do and did not
     * @param evidence what the decision follows from, besides the batch and the rules
     */
    record Decide(
            Competition competition,
            List<VerifiedBundle> winners,
            List<Solution> chosen,
            List<ShadowBid> shadow,
            List<RefusedBid> shadowRefused,
            List<BidFault> shadowFaults,
            AuctionEvidence evidence)
            implements AuctionEffect {
        public Decide {
            winners = List.copyOf(winners);
            chosen = List.copyOf(chosen);
            shadow = List.copyOf(shadow);
            shadowRefused = List.copyOf(shadowRefused);
            shadowFaults = List.copyOf(shadowFaults);
        }
    }
}
