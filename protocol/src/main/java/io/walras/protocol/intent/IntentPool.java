package io.walras.protocol.intent;

import io.walras.protocol.intent.PooledOrder.Closing;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * The admitted orders of a lane. A value: {@link PoolMachine#step} decides and gives the next one, {@link #apply} is the
 * fold that recovery uses.
 *
 * <p>Guarantees: an order at hand is not admitted again; a cancelled order is in no later award; an order is in at most
 * one live award; nothing that may still change is forgotten. Of the others so many are kept at hand as the rules say;
 * whoever admits must not admit one that was forgotten, which the journal still knows.
 */
public final class IntentPool {
    private final PoolRules rules;
    private final TreePMap<OrderUid, PooledOrder> orders;
    private final PlacesTaken placesTaken;
    private final PVector<OrderUid> closed;
    private final long nextSequence;

    private IntentPool(
            PoolRules rules,
            TreePMap<OrderUid, PooledOrder> orders,
            PlacesTaken placesTaken,
            PVector<OrderUid> closed,
            long nextSequence) {
        this.rules = rules;
        this.orders = orders;
        this.placesTaken = placesTaken;
        this.closed = closed;
        this.nextSequence = nextSequence;
    }

    public static IntentPool empty(PoolRules rules) {
        return new IntentPool(rules, TreePMap.empty(), PlacesTaken.NONE, TreePVector.empty(), 0);
    }

    /** Everything the pool holds except its rules, for a snapshot of the journal. */
    public record Content(List<PooledOrder> orders, List<OrderUid> closed, long nextSequence) {
        public Content {
            orders = List.copyOf(orders);
            closed = List.copyOf(closed);
        }
    }

    /** What {@link #of(PoolRules, Content)} needs to make this pool again. */
    public Content content() {
        return new Content(List.copyOf(orders.values()), closed, nextSequence);
    }

    /** The pool of this content; the rules may have changed since. */
    public static IntentPool of(PoolRules rules, Content content) {
        TreePMap<OrderUid, PooledOrder> orders = TreePMap.empty();
        PlacesTaken taken = PlacesTaken.NONE;
        for (PooledOrder order : content.orders()) {
            orders = orders.plus(order.uid(), order);
            taken = taken.with(order);
        }
        return new IntentPool(rules, orders, taken, TreePVector.from(content.closed()), content.nextSequence());
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

    /** How many orders are open in all, those that wait for a presignature included. */
    public int openOrders() {
        return placesTaken.open() + placesTaken.pending();
    }

    PlacesTaken placesTaken() {
        return placesTaken;
    }

    /** The pool after the event, which must be one that {@link PoolMachine} made. */
    public IntentPool apply(PoolEvent event) {
        return switch (event) {
            case PoolEvent.OrderAccepted accepted -> accept(accepted);
            case PoolEvent.OrderCancelled cancelled -> close(cancelled.uid(), Closing.CANCELLED);
            case PoolEvent.CancelRequested requested -> close(requested.uid(), Closing.CANCEL_REQUESTED);
            case PoolEvent.OrderInvalidated invalidated -> close(invalidated.uid(), Closing.INVALIDATED);
            case PoolEvent.OrderDropped dropped -> close(dropped.uid(), Closing.DROPPED);
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
                accepted.listing(),
                TreePMap.empty(),
                Closing.NONE,
                null);
        PlacesTaken others = order(order.uid()).map(placesTaken::without).orElse(placesTaken);
        return new IntentPool(rules, orders.plus(order.uid(), order), others.with(order), closed, nextSequence + 1);
    }

    private IntentPool close(OrderUid uid, Closing closing) {
        return replace(known(uid).closedBy(closing));
    }

    /** An order that is closed already, or that is not at hand any more, stays so. */
    private IntentPool expire(OrderUid uid) {
        return order(uid)
                .filter(order -> order.closing() == Closing.NONE)
                .map(order -> close(uid, Closing.EXPIRED))
                .orElse(this);
    }

    private IntentPool replace(PooledOrder order) {
        PooledOrder before = known(order.uid());
        boolean settles = order.isSettled() && !before.isSettled();
        IntentPool next = new IntentPool(
                rules,
                orders.plus(order.uid(), order),
                placesTaken.without(before).with(order),
                settles ? closed.plus(order.uid()) : closed,
                nextSequence);
        return next.closed.size() > rules.retainedClosedOrders() ? next.forgetOldest() : next;
    }

    /**
     * Forgets the order that was closed first. One that the chain has opened again since, that was admitted again, or that
     * is forgotten already, is left alone.
     */
    private IntentPool forgetOldest() {
        OrderUid uid = closed.get(0);
        boolean forget = order(uid).filter(PooledOrder::isSettled).isPresent();
        return new IntentPool(
                rules, forget ? orders.minus((Object) uid) : orders, placesTaken, closed.minus(0), nextSequence);
    }
}
