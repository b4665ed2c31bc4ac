package io.walras.protocol.auction;

import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.auction.Competition.SimulatedAt;
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
     * @param receivedAt unix milliseconds at which its last byte was here
     */
    record Answered(Address solver, List<Bundle> bundles, List<RefusedBid> unreadable, long receivedAt)
            implements AuctionInput {
        public Answered {
            bundles = List.copyOf(bundles);
            unreadable = List.copyOf(unreadable);
        }
    }

    /** Bids are closed. */
    enum BidsClosed implements AuctionInput {
        NOW
    }

    /** The verdicts on the bundles that were to be simulated: absent from {@code failed} means that it passed. */
    record Simulated(SortedMap<BundleName, BundleRefusal> failed, SimulatedAt at) implements AuctionInput {
        public Simulated {
            failed = Collections.unmodifiableSortedMap(new TreeMap<>(failed));
        }
    }
}
