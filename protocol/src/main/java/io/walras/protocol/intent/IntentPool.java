package io.walras.protocol.intent;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.PooledOrder.Closing;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * The admitted orders of a lane. A value: {@link PoolMachine#step} decides and gives the next one, {@link #apply} is the
 * fold that recovery uses.
 *
 * <p>Guarantees: an order is admitted once, ever, as long as it could be filled; a cancelled order is in no later award;
 * an order is in at most one live award; nothing that may still change is forgotten.
 */
public final class IntentPool {
    private final PoolRules rules;
    private final TreePMap<OrderUid, PooledOrder> orders;
    private final TreePMap<Address, Integer> openByOwner;
    private final PVector<OrderUid> closed;
    private final TreePMap<OrderUid, Closing> tombstones;
    private final long nextSequence;

    private IntentPool(
            PoolRules rules,
            TreePMap<OrderUid, PooledOrder> orders,
            TreePMap<Address, Integer> openByOwner,
            PVector<OrderUid> closed,
            TreePMap<OrderUid, Closing> tombstones,
            long nextSequence) {
        this.rules = rules;
        this.orders = orders;
        this.openByOwner = openByOwner;
        this.closed = closed;
        this.tombstones = tombstones;
        this.nextSequence = nextSequence;
    }

    public static IntentPool empty(PoolRules rules) {
        return new IntentPool(rules, TreePMap.empty(), TreePMap.empty(), TreePVector.empty(), TreePMap.empty(), 0);
    }

    /** Everything the pool holds except its rules, for a snapshot of the journal. */
    public record Content(
            List<PooledOrder> orders,
            List<OrderUid> closed,
            SortedMap<OrderUid, Closing> tombstones,
            long nextSequence) {
        public Content {
            orders = List.copyOf(orders);
            closed = List.copyOf(closed);
        }
    }

    /** What {@link #of(PoolRules, Content)} needs to make this pool again. */
    public Content content() {
        return new Content(List.copyOf(orders.values()), closed, tombstones, nextSequence);
    }

    /** The pool of this content; the rules may have changed since. */
    public static IntentPool of(PoolRules rules, Content content) {
        TreePMap<OrderUid, PooledOrder> orders = TreePMap.empty();
        TreePMap<Address, Integer> open = TreePMap.empty();
        for (PooledOrder order : content.orders()) {
            orders = orders.plus(order.uid(), order);
            if (order.isOpen()) {
                Address owner = order.intent().owner();
                open = open.plus(owner, open.getOrDefault(owner, 0) + 1);
            }
        }
        return new IntentPool(
                rules,
                orders,
                open,
                TreePVector.from(content.closed()),
                TreePMap.from(content.tombstones()),
                content.nextSequence());
    }

    public PoolRules rules() {
        return rules;
    }

    /** The order, if it is open or was closed recently. */
    public Optional<PooledOrder> order(OrderUid uid) {
        return Optional.ofNullable(orders.get(uid));
    }

    /** Every order at hand, ascending by uid. */
    public Collection<PooledOrder> orders() {
        return orders.values();
    }

    /** How many orders of the owner are open. */
    public int openOrders(Address owner) {
        return openByOwner.getOrDefault(owner, 0);
    }

    /** How many orders are open in all. */
    public int openOrders() {
        return openByOwner.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether the pool knows the order, even if all it still keeps of it is that it is closed. */
    boolean knows(OrderUid uid) {
        return orders.containsKey(uid) || tombstones.containsKey(uid);
    }

    /** How the order was closed, if it is not at hand any more. */
    Optional<Closing> tombstone(OrderUid uid) {
        return Optional.ofNullable(tombstones.get(uid));
    }

    /** The closed orders no longer at hand whose validity has not ended, and so must not be admitted again. */
    Collection<OrderUid> tombstones() {
        return tombstones.keySet();
    }

    /** The pool after the event, which must be one that {@link PoolMachine} made. */
    public IntentPool apply(PoolEvent event) {
        return switch (event) {
            case PoolEvent.OrderAccepted accepted -> accept(accepted);
            case PoolEvent.OrderCancelled cancelled -> close(cancelled.uid(), Closing.CANCELLED);
            case PoolEvent.CancelRequested requested -> close(requested.uid(), Closing.CANCEL_REQUESTED);
            case PoolEvent.OrderInvalidated invalidated -> close(invalidated.uid(), Closing.INVALIDATED);
            case PoolEvent.OrderExpired expired -> expire(expired.uid());
            case PoolEvent.WaitingChanged changed ->
                replace(known(changed.uid()).waitingFor(changed.reason()));
            case PoolEvent.FillChanged changed -> replace(known(changed.uid()).withFill(changed.fill()));
            case PoolEvent.FillLapsed lapsed -> replace(known(lapsed.uid()).withoutFill(lapsed.auctionId()));
        };
    }

    /** The pool after the events, one after the other. */
    public IntentPool applyAll(List<PoolEvent> events) {
        IntentPool pool = this;
        for (PoolEvent event : events) {
            pool = pool.apply(event);
        }
        return pool;
    }

    private PooledOrder known(OrderUid uid) {
        return order(uid).orElseThrow(() -> new IllegalStateException("the pool has no order " + uid));
    }

    private IntentPool accept(PoolEvent.OrderAccepted accepted) {
        PooledOrder order = new PooledOrder(
                accepted.intent(),
                accepted.fullAppData(),
                accepted.at(),
                nextSequence,
                TreePMap.empty(),
                Closing.NONE,
                null);
        return new IntentPool(
                rules,
                orders.plus(order.uid(), order),
                count(order.intent().owner(), 1),
                closed,
                tombstones,
                nextSequence + 1);
    }

    private IntentPool close(OrderUid uid, Closing closing) {
        return replace(known(uid).closedBy(closing));
    }

    private IntentPool expire(OrderUid uid) {
        if (orders.containsKey(uid)) {
            return known(uid).closing() == Closing.NONE ? close(uid, Closing.EXPIRED) : this;
        }
        return new IntentPool(rules, orders, openByOwner, closed, tombstones.minus((Object) uid), nextSequence);
    }

    private IntentPool replace(PooledOrder order) {
        PooledOrder before = known(order.uid());
        int opened = (order.isOpen() ? 1 : 0) - (before.isOpen() ? 1 : 0);
        boolean settles = order.isSettled() && !before.isSettled();
        IntentPool next = new IntentPool(
                rules,
                orders.plus(order.uid(), order),
                count(order.intent().owner(), opened),
                settles ? closed.plus(order.uid()) : closed,
                tombstones,
                nextSequence);
        return next.closed.size() > rules.retainedClosedOrders() ? next.forgetOldest() : next;
    }

    /**
     * Keeps of the order that was closed first no more than what stops it from being admitted again. An order that the
     * chain has opened again since, or that is forgotten already, is left alone.
     */
    private IntentPool forgetOldest() {
        OrderUid uid = closed.get(0);
        Optional<Closing> closing = order(uid).filter(PooledOrder::isSettled).map(PooledOrder::closing);
        boolean keepTombstone = closing.isPresent() && closing.get() != Closing.EXPIRED;
        return new IntentPool(
                rules,
                closing.isPresent() ? orders.minus((Object) uid) : orders,
                openByOwner,
                closed.minus(0),
                keepTombstone ? tombstones.plus(uid, closing.get()) : tombstones,
                nextSequence);
    }

    private TreePMap<Address, Integer> count(Address owner, int change) {
        int count = openOrders(owner) + change;
        return count == 0 ? openByOwner.minus((Object) owner) : openByOwner.plus(owner, count);
    }
}
