package io.walras.auctioneer.ledger;

import io.walras.protocol.intent.PooledOrder;
import java.util.List;

/**
 * What has happened to an order, and why.
 *
 * @param incidents all of it, oldest first, but for auctions that came to nothing
 * @param auctions what came of it in the latest decided auctions that offered it, oldest first
 */
public record OrderTimeline(PooledOrder order, List<OrderIncident> incidents, List<AuctionOutcome> auctions) {
    public OrderTimeline {
        incidents = List.copyOf(incidents);
        auctions = List.copyOf(auctions);
    }
}
