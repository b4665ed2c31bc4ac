package io.walras.protocol.auction;

import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.bid.BidFault;
import io.walras.protocol.bundle.VerifiedBundle;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of the bids of an auction.
 *
 * @param bids every bid that keeps the rules and has not failed in simulation
 * @param refused every other bid
 * @param shadowBids bids that keep the rules and cannot win
 * @param shadowRefused the other bids of those that cannot win
 * @param shadowFaults what those that cannot win were bound to do and did not; nobody's business but their own
 * @param evidence what was told so far, to be published
 */
public record JudgedBids(
        Batch batch,
        SortedMap<BundleName, VerifiedBundle> bids,
        List<RefusedBid> refused,
        SortedMap<BundleName, VerifiedBundle> shadowBids,
        List<RefusedBid> shadowRefused,
        List<BidFault> shadowFaults,
        AuctionEvidence evidence) {
    public JudgedBids {
        bids = Collections.unmodifiableSortedMap(new TreeMap<>(bids));
        refused = List.copyOf(refused);
        shadowBids = Collections.unmodifiableSortedMap(new TreeMap<>(shadowBids));
        shadowRefused = List.copyOf(shadowRefused);
        shadowFaults = List.copyOf(shadowFaults);
    }

    /** After a simulation that left these bids standing. */
    JudgedBids after(
            AuctionInput.Simulated simulated,
            SortedMap<BundleName, VerifiedBundle> standing,
            List<RefusedBid> allRefused) {
        return new JudgedBids(
                batch, standing, allRefused, shadowBids, shadowRefused, shadowFaults, evidence.with(simulated));
    }

    /** With only these bids standing. */
    JudgedBids with(SortedMap<BundleName, VerifiedBundle> standing, List<RefusedBid> allRefused) {
        return new JudgedBids(batch, standing, allRefused, shadowBids, shadowRefused, shadowFaults, evidence);
    }
}
