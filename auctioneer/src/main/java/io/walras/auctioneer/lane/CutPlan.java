package io.walras.auctioneer.lane;

import io.walras.protocol.auction.CutWindow;
import io.walras.protocol.rfq.Take;
import java.util.List;

/**
 * What the next cut may offer.
 *
 * @param auctionId the id that the auction gets if the next cut has something to offer
 * @param promised what makers still owe to awards that are neither in a block nor lapsed
 */
public record CutPlan(long auctionId, CutWindow window, List<Take> promised) {
    public CutPlan {
        promised = List.copyOf(promised);
    }
}
