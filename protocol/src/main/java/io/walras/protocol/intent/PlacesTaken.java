package io.walras.protocol.intent;

import io.walras.protocol.chain.Address;
import org.pcollections.TreePMap;

/**
 * How many open orders there are, those that wait for a presignature counted apart. A value.
 *
 * @param open signed open orders of all owners
 * @param pending open orders of all owners that wait for a presignature
 */
record PlacesTaken(
        int open, int pending, TreePMap<Address, Integer> openByOwner, TreePMap<Address, Integer> pendingByOwner) {
    static final PlacesTaken NONE = new PlacesTaken(0, 0, TreePMap.empty(), TreePMap.empty());

    int openOf(Address owner) {
        return openByOwner.getOrDefault(owner, 0);
    }

    int pendingOf(Address owner) {
        return pendingByOwner.getOrDefault(owner, 0);
    }

    PlacesTaken with(PooledOrder order) {
        return count(order, 1);
    }

    PlacesTaken without(PooledOrder order) {
        return count(order, -1);
    }

    private PlacesTaken count(PooledOrder order, int change) {
        Address owner = order.intent().owner();
        if (order.isPendingPresignature()) {
            return new PlacesTaken(open, pending + change, openByOwner, count(pendingByOwner, owner, change));
        }
        return order.isOpen()
                ? new PlacesTaken(open + change, pending, count(openByOwner, owner, change), pendingByOwner)
                : this;
    }

    private static TreePMap<Address, Integer> count(TreePMap<Address, Integer> counts, Address owner, int change) {
        int count = counts.getOrDefault(owner, 0) + change;
        return count == 0 ? counts.minus((Object) owner) : counts.plus(owner, count);
    }
}
