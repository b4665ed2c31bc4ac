package io.walras.auctioneer.replay;

import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.lane.LaneEvent.AuctionCut;
import io.walras.protocol.auction.AuctionEvidence;
import io.walras.protocol.bid.BidFault;
import io.walras.protocol.bid.SealedBook;
import io.walras.protocol.bid.SignedCommitment;
import java.util.List;
import java.util.Objects;

/** Finds the commitments that were not opened, or not truly, among the events of an auction. */
final class Unopened {
    private Unopened() {}

    /** What counts of the commitments of each solver whose fault is to have opened nothing or another bid. */
    static List<SignedCommitment> in(AuctionCut cut, AuctionEvidence evidence, List<LaneEvent> events) {
        SealedBook book = SealedBook.open(cut.auctionId(), cut.batchHash(), evidence.closesAt(), evidence.opensUntil());
        for (LaneEvent event : events) {
            if (event instanceof LaneEvent.BidCommitted committed) {
                book = book.commit(committed.signed(), committed.receivedAt()).next();
            }
        }
        SealedBook all = book;
        return evidence.faults().stream()
                .filter(fault -> fault.kind() != BidFault.Kind.Equivocated)
                .map(fault -> all.entries().get(fault.solver()))
                .filter(Objects::nonNull)
                .map(SealedBook.Entry::latest)
                .toList();
    }
}
