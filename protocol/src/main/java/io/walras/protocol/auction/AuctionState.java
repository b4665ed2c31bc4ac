package io.walras.protocol.auction;

import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.chain.Address;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where an auction stands. */
public sealed interface AuctionState {
    Batch batch();

    /**
     * Bids are open.
     *
     * @param waitingFor solvers that were asked and have not answered
     */
    record Bidding(Batch batch, SortedSet<Address> waitingFor, List<AuctionInput.Answered> answers)
            implements AuctionState {
        public Bidding {
            waitingFor = Collections.unmodifiableSortedSet(new TreeSet<>(waitingFor));
            answers = List.copyOf(answers);
        }
    }

    /**
     * Bids are judged and the winners among them are being simulated.
     *
     * @param bids every bid that keeps the rules and has not failed in simulation
     * @param refused every other bid
     * @param candidates the winners under simulation, in rank order
     * @param round how many sets of winners have been simulated, this one included
     */
    record Simulating(
            Batch batch,
            SortedMap<BundleName, VerifiedBundle> bids,
            List<RefusedBid> refused,
            List<BundleName> candidates,
            int round)
            implements AuctionState {
        public Simulating {
            bids = Collections.unmodifiableSortedMap(new TreeMap<>(bids));
            refused = List.copyOf(refused);
            candidates = List.copyOf(candidates);
        }
    }

    /** The auction is decided. */
    record Over(Batch batch) implements AuctionState {}
}
