package io.walras.protocol.intent;

import io.walras.protocol.chain.Address;
import java.util.List;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/** The orders of a pool by uid, and the uids by owner. A value. */
record OrdersAtHand(TreePMap<OrderUid, PooledOrder> byUid, TreePMap<Address, TreePSet<OrderUid>> byOwner) {
    static final OrdersAtHand NONE = new OrdersAtHand(TreePMap.empty(), TreePMap.empty());

    /** The owner's orders, ascending by uid. */
    List<PooledOrder> of(Address owner) {
        return uidsOf(owner).stream().map(byUid::get).toList();
    }

    /** With the order, in the place of the former one of its uid, if there is one. */
    OrdersAtHand with(PooledOrder order) {
        Address owner = order.intent().owner();
        TreePSet<OrderUid> uids = uidsOf(owner);
        return new OrdersAtHand(
                byUid.plus(order.uid(), order),
                uids.contains(order.uid()) ? byOwner : byOwner.plus(owner, uids.plus(order.uid())));
    }

    OrdersAtHand without(OrderUid uid) {
        TreePSet<OrderUid> uids = uidsOf(uid.owner()).minus((Object) uid);
        return new OrdersAtHand(
                byUid.minus((Object) uid),
                uids.isEmpty() ? byOwner.minus((Object) uid.owner()) : byOwner.plus(uid.owner(), uids));
    }

    private TreePSet<OrderUid> uidsOf(Address owner) {
        return byOwner.getOrDefault(owner, TreePSet.empty());
    }
}
