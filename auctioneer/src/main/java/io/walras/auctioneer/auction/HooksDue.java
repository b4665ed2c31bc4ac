package io.walras.auctioneer.auction;

import io.walras.protocol.intent.Hooks.Hook;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PooledOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which hooks a fill would have to make. */
final class HooksDue {
    private HooksDue() {}

    /** Those before a fill, of orders that ask for some: only the first fill makes them. */
    static Map<OrderUid, List<Hook>> before(List<PooledOrder> orders) {
        Map<OrderUid, List<Hook>> due = new LinkedHashMap<>();
        for (PooledOrder order : orders) {
            List<Hook> pre = order.terms().hooks().pre();
            if (!pre.isEmpty() && order.filled().isZero()) {
                due.put(order.uid(), pre);
            }
        }
        return due;
    }
}
