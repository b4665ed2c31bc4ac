package io.walras.auctioneer.rfq;

import io.walras.auctioneer.lane.JobId;
import io.walras.auctioneer.lane.LaneEvent.MakerFaulted;
import io.walras.protocol.bundle.TakenQuote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.settlement.chain.QuoteReader;
import io.walras.settlement.chain.QuoteView;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out which makers did not stand by their quotes when a settlement, or its simulation, failed: those alone whose own
 * leg, by itself, could not have gone through on the state after that block.
 */
public record MakerFaults(QuoteReader reader) {
    /**
     * The makers that could not keep these takes after the block of this number.
     *
     * @param job the award, or the bid, that takes them
     * @throws io.walras.settlement.rpc.ChainUnavailable if the node could not tell
     */
    public List<MakerFaulted> of(JobId job, List<TakenQuote> takes, long block) {
        List<SignedQuote> quotes = takes.stream().map(TakenQuote::signed).toList();
        if (quotes.isEmpty()) {
            return List.of();
        }
        QuoteView view = reader.readAt(block, quotes);
        List<MakerFaulted> faults = new ArrayList<>();
        for (TakenQuote taken : takes) {
            reader.fault(view, taken.signed(), taken.take().makerOut())
                    .ifPresent(fault -> faults.add(new MakerFaulted(
                            job, taken.take().quote().maker(), taken.hash(), fault, "after block " + block)));
        }
        return faults;
    }
}
