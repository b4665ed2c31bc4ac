package io.walras.protocol.intent;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.PooledOrder.Closing;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private final OrdersAtHand orders;
    private final PlacesTaken placesTaken;
    private final PVector<OrderUid> closed;
    private final long nextSequence;
    private final Switches switches;
    private final SignedTimes signedTimes;

    private IntentPool(
            PoolRules rules,
            OrdersAtHand orders,
            PlacesTaken placesTaken,
            PVector<OrderUid> closed,
            long nextSequence,
            Switches switches,
            SignedTimes signedTimes) {
        this.rules = rules;
        this.orders = orders;
        this.placesTaken = placesTaken;
        this.closed = closed;
        this.nextSequence = nextSequence;
        this.switches = switches;
        this.signedTimes = signedTimes;
    }

    public static IntentPool empty(PoolRules rules) {
        return new IntentPool(
                rules, OrdersAtHand.NONE, PlacesTaken.NONE, TreePVector.empty(), 0, Switches.NONE, SignedTimes.NONE);
    }

    /**
     * Everything the pool holds except its rules, for a snapshot of the journal.
     *
     * @param switches null in a snapshot from before there were any
     * @param signed null in a snapshot from before it mattered
     */
    public record Content(
            List<PooledOrder> orders,
            List<OrderUid> closed,
            long nextSequence,
            @Nullable List<ArmedSwitch> switches,
            @Nullable RememberedTimes signed) {
        public Content {
            orders = List.copyOf(orders);
            closed = List.copyOf(closed);
            switches = switches == null ? null : List.copyOf(switches);
        }
    }

    /** What {@link #of(PoolRules, Content)} needs to make this pool again. */
    public Content content() {
        return new Content(
                List.copyOf(orders()), closed, nextSequence, List.copyOf(switches.byTime()), signedTimes.content());
    }

    /** The pool of this content; the rules may have changed since. */
    public static IntentPool of(PoolRules rules, Content content) {
        OrdersAtHand orders = OrdersAtHand.NONE;
        PlacesTaken taken = PlacesTaken.NONE;
        for (PooledOrder order : content.orders()) {
            orders = orders.with(order);
            taken = taken.with(order);
        }
        return new IntentPool(
                rules,
                orders,
                taken,
                TreePVector.from(content.closed()),
                content.nextSequence(),
                content.switches() == null ? Switches.NONE : Switches.of(content.switches()),
                content.signed() == null ? SignedTimes.NONE : SignedTimes.of(content.signed()));
    }

    public PoolRules rules() {
        return rules;
    }

    /** The order, if it is open or was closed recently. */
    public Optional<PooledOrder> order(OrderUid uid) {
        return Optional.ofNullable(orders.byUid().get(uid));
    }

    /** Every order at hand, ascending by uid. */
    public Collection<PooledOrder> orders() {
        return orders.byUid().values();
    }

    /** The owner's orders at hand, ascending by uid. */
    Collection<PooledOrder> ordersOf(Address owner) {
        return orders.of(owner);
    }

    /** How many orders are open in all, those that wait for a presignature included. */
    public int openOrders() {
        return placesTaken.open() + placesTaken.pending();
    }

    /** The armed switches of the owner, ascending by market. */
    public List<ArmedSwitch> switchesOf(Address owner) {
        return switches.of(owner);
    }

    /** Whether a switch is due at this unix millisecond. */
    public boolean isSwitchDue(long now) {
        return !switches.due(now).isEmpty();
    }

    Switches switches() {
        return switches;
    }

    SignedTimes signedTimes() {
        return signedTimes;
    }

    PlacesTaken placesTaken() {
        return placesTaken;
    }

    /** The pool after the event, which must be one that {@link PoolMachine} made. */
    public IntentPool apply(PoolEvent event) {
        return switch (event) {
            case PoolEvent.OrderAccepted accepted -> accept(accepted);
            case PoolEvent.MassCancelled said ->
                with(switches, heard(RememberedTimes.Topic.cancellations(said.scope()), said.signedAt()));
            case PoolEvent.SwitchSet set ->
                with(
                        switches.with(set.scope(), set.cancelAt()),
                        heard(RememberedTimes.Topic.switchOf(set.scope()), set.signedAt()));
            case PoolEvent.SwitchFired fired -> with(switches.without(fired.scope()), signedTimes);
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

    private IntentPool with(Switches newSwitches, SignedTimes newSignedTimes) {
        return new IntentPool(rules, orders, placesTaken, closed, nextSequence, newSwitches, newSignedTimes);
    }

    private SignedTimes heard(RememberedTimes.Topic topic, @Nullable Long signedAt) {
        return signedAt == null ? signedTimes : signedTimes.with(topic, signedAt);
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
                accepted.clientId(),
                accepted.terms(),
                TreePMap.empty(),
                Closing.NONE,
                null);
        PlacesTaken others = order(order.uid()).map(placesTaken::without).orElse(placesTaken);
        return new IntentPool(
                rules, orders.with(order), others.with(order), closed, nextSequence + 1, switches, signedTimes);
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
                orders.with(order),
                placesTaken.without(before).with(order),
                settles ? closed.plus(order.uid()) : closed,
                nextSequence,
                switches,
                signedTimes);
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
                rules,
                forget ? orders.without(uid) : orders,
                placesTaken,
                closed.minus(0),
                nextSequence,
                switches,
                signedTimes);
    }
}
