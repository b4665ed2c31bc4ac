package io.walras.protocol.intent;

import io.walras.protocol.book.Listing;
import io.walras.protocol.chain.Address;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * How many open orders there are, those that wait for a presignature counted apart, and the names they bear. A value.
 *
 * @param open signed open orders of all owners
 * @param pending open orders of all owners that wait for a presignature
 * @param openByOwner signed open orders that rest in no book
 * @param restingByScope signed open orders that rest in books: of each owner, and of each owner in each book
 * @param names which order bears the name that its owner gave it
 */
record PlacesTaken(
        int open,
        int pending,
        TreePMap<Address, Integer> openByOwner,
        TreePMap<Address, Integer> pendingByOwner,
        TreePMap<OrderScope, Integer> restingByScope,
        TreePMap<ClientName, OrderUid> names) {
    static final PlacesTaken NONE =
            new PlacesTaken(0, 0, TreePMap.empty(), TreePMap.empty(), TreePMap.empty(), TreePMap.empty());

    int openOf(Address owner) {
        return openByOwner.getOrDefault(owner, 0);
    }

    int pendingOf(Address owner) {
        return pendingByOwner.getOrDefault(owner, 0);
    }

    int restingOf(OrderScope scope) {
        return restingByScope.getOrDefault(scope, 0);
    }

    /** The order that bears the name. */
    Optional<OrderUid> named(Address owner, String clientId) {
        return Optional.ofNullable(names.get(new ClientName(owner, clientId)));
    }

    PlacesTaken with(PooledOrder order) {
        PlacesTaken counted = count(order, 1);
        return order.keepsItsName() ? counted.naming(names.plus(ClientName.of(order), order.uid())) : counted;
    }

    PlacesTaken without(PooledOrder order) {
        PlacesTaken counted = count(order, -1);
        return order.keepsItsName() ? counted.naming(names.minus((Object) ClientName.of(order))) : counted;
    }

    private PlacesTaken naming(TreePMap<ClientName, OrderUid> newNames) {
        return new PlacesTaken(open, pending, openByOwner, pendingByOwner, restingByScope, newNames);
    }

    private PlacesTaken count(PooledOrder order, int change) {
        Address owner = order.intent().owner();
        if (order.isPendingPresignature()) {
            return new PlacesTaken(
                    open, pending + change, openByOwner, count(pendingByOwner, owner, change), restingByScope, names);
        }
        if (!order.isOpen()) {
            return this;
        }
        Listing listing = order.listing();
        TreePMap<Address, Integer> byOwner = listing == null ? count(openByOwner, owner, change) : openByOwner;
        TreePMap<OrderScope, Integer> byScope = listing == null
                ? restingByScope
                : count(
                        count(restingByScope, OrderScope.all(owner), change),
                        new OrderScope(owner, listing.market()),
                        change);
        return new PlacesTaken(open + change, pending, byOwner, pendingByOwner, byScope, names);
    }

    private static <K> TreePMap<K, Integer> count(TreePMap<K, Integer> counts, K key, int change) {
        int count = counts.getOrDefault(key, 0) + change;
        return count == 0 ? counts.minus((Object) key) : counts.plus(key, count);
    }
}
