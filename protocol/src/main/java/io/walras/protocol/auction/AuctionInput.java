package io.walras.protocol.auction;

import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.auction.Competition.SimulatedAt;
import io.walras.protocol.bid.Opening;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.bid.SubmittedBid;
import io.walras.protocol.bundle.Bundle;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.chain.Address;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Something an auction is told. */
public sealed interface AuctionInput {
    /**
     * A solver's whole answer; no bundles and nothing unreadable if it did not answer well.
     *
     * @param bid what it sent, and when it was here
     */
    record Answered(SubmittedBid bid, List<Bundle> bundles, List<RefusedBid> unreadable) implements AuctionInput {
        public Answered {
            bundles = List.copyOf(bundles);
            unreadable = List.copyOf(unreadable);
        }

        public Address solver() {
            return bid.solver();
        }
    }

    /** A solver commits to a bid; its signature has been verified. Times are unix milliseconds. */
    record Committed(SignedCommitment signed, long receivedAt) implements AuctionInput {}

    /** A solver says that it does not bid, or has gone. */
    record Passed(Address solver) implements AuctionInput {}

    /**
     * A solver shows the bid that it committed to.
     *
     * @param answer what the bid says
     */
    record Shown(Opening opening, Answered answer, long receivedAt) implements AuctionInput {}

    /**
     * Solvers were asked to open their bids so late that openings count longer than was told: until this unix
     * millisecond, inclusive.
     */
    record OpeningsExtended(long until) implements AuctionInput {}

    /** Openings count no more. */
    enum OpeningsClosed implements AuctionInput {
        NOW
    }

    /** Bids are closed. */
    enum BidsClosed implements AuctionInput {
        NOW
    }

    /** The bids are to be judged and winners to be found, which may take long. */
    enum Judge implements AuctionInput {
        NOW
    }

    /** The verdicts on the bundles that were to be simulated: absent from {@code failed} means that it passed. */
    record Simulated(SortedMap<BundleName, BundleRefusal> failed, SimulatedAt at) implements AuctionInput {
        public Simulated {
            failed = Collections.unmodifiableSortedMap(new TreeMap<>(failed));
        }
    }
}
