package io.walras.auctioneer.lane;

import io.walras.protocol.auction.Batch;
import io.walras.protocol.intent.IntentPool;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PooledOrder;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The batch that was cut last.
 *
 * @param orders every order of the batch as the pool knew it at the cut
 */
public record LatestBatch(Batch batch, SortedMap<OrderUid, PooledOrder> orders) {
    public LatestBatch {
        orders = Collections.unmodifiableSortedMap(new TreeMap<>(orders));
    }

    static LatestBatch of(Batch batch, IntentPool pool) {
        SortedMap<OrderUid, PooledOrder> orders = new TreeMap<>();
        batch.orders().forEach(order -> pool.order(order.uid()).ifPresent(known -> orders.put(order.uid(), known)));
        return new LatestBatch(batch, orders);
    }
}
