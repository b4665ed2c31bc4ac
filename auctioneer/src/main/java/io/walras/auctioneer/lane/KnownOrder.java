package io.walras.auctioneer.lane;

import io.walras.protocol.intent.PooledOrder;
import java.util.Optional;

/**
 * What the lane, or the tables made from its journal, know of an order.
 *
 * @param order empty if they know none
 * @param upTo the last event of the journal that they have seen
 */
public record KnownOrder(Optional<PooledOrder> order, long upTo) {}
