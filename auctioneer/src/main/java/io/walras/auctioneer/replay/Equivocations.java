package io.walras.auctioneer.replay;

import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.replay.AuctionRecord.Equivocation;
import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.chain.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the proofs of equivocation among the events of an auction. */
final class Equivocations {
    private record Numbered(Address solver, long auctionId, long sequence) {
        static Numbered of(Commitment commitment) {
            return new Numbered(commitment.solver(), commitment.auctionId(), commitment.sequence());
        }
    }

    private Equivocations() {}

    /** The first two contradicting commitments of each solver, ascending by solver. */
    static List<Equivocation> in(List<LaneEvent> events) {
        Map<Numbered, SignedCommitment> first = new HashMap<>();
        SortedMap<Address, Equivocation> found = new TreeMap<>();
        for (LaneEvent event : events) {
            if (event instanceof LaneEvent.BidCommitted committed) {
                SignedCommitment signed = committed.signed();
                SignedCommitment before = first.putIfAbsent(Numbered.of(signed.commitment()), signed);
                boolean differs = before != null
                        && !before.commitment()
                                .seal()
                                .equals(signed.commitment().seal());
                if (differs) {
                    found.putIfAbsent(signed.solver(), new Equivocation(before, signed));
                }
            }
        }
        return new ArrayList<>(found.values());
    }
}
