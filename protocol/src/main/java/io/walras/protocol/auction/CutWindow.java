package io.walras.protocol.auction;

import io.walras.protocol.intent.IntentPool;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.intent.WaitReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The orders that a cut looks at. As long as a batch can hold all that could be offered it is all of them; otherwise they
 * take turns in the order of their admission, so that no crowd of orders can keep another one out of every auction.
 *
 * @param orders open orders in no live award with enough time left, the one whose turn it is first
 * @param next the admission sequence from which the next window starts
 */
public record CutWindow(List<PooledOrder> orders, long next) {
    public CutWindow {
        orders = List.copyOf(orders);
    }

    /** The window at {@code nowSeconds} that starts with the first order admitted at {@code from} or later. */
    public static CutWindow of(IntentPool pool, long from, CutRules rules, long nowSeconds) {
        List<PooledOrder> all = new ArrayList<>(pool.orders().stream()
                .filter(order -> mayBeOffered(order, rules, nowSeconds))
                .sorted(Comparator.comparingLong(PooledOrder::sequence))
                .toList());
        int before = (int) all.stream().filter(order -> order.sequence() < from).count();
        if (before < all.size()) {
            Collections.rotate(all, -before);
        }
        List<PooledOrder> orders = all.subList(0, Math.min(rules.maxOrders(), all.size()));
        return new CutWindow(orders, orders.isEmpty() ? 0 : orders.getLast().sequence() + 1);
    }

    /** Orders that could have been offered but were not looked at, because as many were as a batch may hold. */
    public static SortedSet<OrderUid> leftOut(
            IntentPool pool, Set<OrderUid> lookedAt, CutRules rules, long nowSeconds) {
        if (lookedAt.size() < rules.maxOrders()) {
            return new TreeSet<>();
        }
        return pool.orders().stream()
                .filter(order -> !lookedAt.contains(order.uid()) && mayBeOffered(order, rules, nowSeconds))
                .map(PooledOrder::uid)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Orders that are not offered because they have too little time left, or are not valid yet, unless they wait for
     * something else.
     */
    public static SortedMap<OrderUid, WaitReason> outOfTime(IntentPool pool, CutRules rules, long nowSeconds) {
        SortedMap<OrderUid, WaitReason> waiting = new TreeMap<>();
        for (PooledOrder order : pool.orders()) {
            boolean isFree = order.isOpen() && !order.isInFlight() && order.waiting() == null;
            if (isFree && !mayBeOffered(order, rules, nowSeconds)) {
                waiting.put(
                        order.uid(),
                        hasBegun(order, nowSeconds) ? WaitReason.TooLittleTimeLeft : WaitReason.NotValidYet);
            }
        }
        return waiting;
    }

    private static boolean hasBegun(PooledOrder order, long nowSeconds) {
        return order.terms().validFrom() <= nowSeconds;
    }

    static boolean mayBeOffered(PooledOrder order, CutRules rules, long nowSeconds) {
        return order.isOpen()
                && !order.isInFlight()
                && hasBegun(order, nowSeconds)
                && order.validTo() >= nowSeconds + rules.validityNeeded(order);
    }
}
