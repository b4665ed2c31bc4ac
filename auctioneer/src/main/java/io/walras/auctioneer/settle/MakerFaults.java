package io.walras.auctioneer.settle;

import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.LaneEvent.MakerFaulted;
import io.walras.protocol.bundle.TakenQuote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.settlement.chain.QuoteReader;
import io.walras.settlement.chain.QuoteView;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out which makers did not stand by their quotes when a settlement failed: those alone whose own leg, by itself,
 * could not have gone through on the state after the block in which it failed.
 */
record MakerFaults(QuoteReader reader) {
    /** @throws io.walras.settlement.rpc.ChainUnavailable if the node could not tell */
    List<MakerFaulted> of(AwardedBundle award, long failedIn) {
        List<SignedQuote> quotes =
                award.taken().stream().map(TakenQuote::signed).toList();
        if (quotes.isEmpty()) {
            return List.of();
        }
        QuoteView view = reader.readAt(failedIn, quotes);
        List<MakerFaulted> faults = new ArrayList<>();
        for (TakenQuote taken : award.taken()) {
            reader.fault(view, taken.signed(), taken.take().makerOut())
                    .ifPresent(fault -> faults.add(new MakerFaulted(
                            award.job(),
                            taken.take().quote().maker(),
                            taken.hash(),
                            fault,
                            "after block " + failedIn)));
        }
        return faults;
    }
}
