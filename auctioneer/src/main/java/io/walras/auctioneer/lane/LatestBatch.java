package io.walras.auctioneer.lane;

import io.walras.protocol.auction.Batch;
import io.walras.protocol.intent.IntentPool;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PooledOrder;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The batch that was cut last.
 *
 * @param orders every order of the batch as the pool knew it at the cut
 * @param leftOut orders that could have been offered, had the batch not been full
 */
public record LatestBatch(Batch batch, SortedMap<OrderUid, PooledOrder> orders, SortedSet<OrderUid> leftOut) {
    public LatestBatch {
        leftOut = Collections.unmodifiableSortedSet(new TreeSet<>(leftOut));
        orders = Collections.unmodifiableSortedMap(new TreeMap<>(orders));
    }

    static LatestBatch of(Batch batch, IntentPool pool, SortedSet<OrderUid> leftOut) {
        SortedMap<OrderUid, PooledOrder> orders = new TreeMap<>();
        batch.orders().forEach(order -> pool.order(order.uid()).ifPresent(known -> orders.put(order.uid(), known)));
        return new LatestBatch(batch, orders, leftOut);
    }
}
