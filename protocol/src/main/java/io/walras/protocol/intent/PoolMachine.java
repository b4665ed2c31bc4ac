package io.walras.protocol.intent;

import io.walras.protocol.intent.OrderFill.Phase;
import io.walras.protocol.intent.PoolAnswer.CancelRefusal;
import io.walras.protocol.intent.PooledOrder.Closing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides what happens to the orders of a pool. A pure function of the pool and the input: it reads no clock and does
 * nothing but answer. A refusal changes nothing.
 */
public final class PoolMachine {
    private PoolMachine() {}

    /** The pool's reaction to one input. */
    public static PoolStep step(IntentPool pool, PoolInput input) {
        return switch (input) {
            case PoolInput.Admit admit -> Admission.step(pool, admit);
            case PoolInput.Cancel cancel -> cancel(pool, cancel);
            case PoolInput.CancelAll cancel -> OwnerInstructions.cancelAll(pool, cancel);
            case PoolInput.SetSwitch set -> OwnerInstructions.set(pool, set);
            case PoolInput.FireSwitches fire -> OwnerInstructions.fire(pool, fire);
            case PoolInput.Reserve reserve -> reserve(pool, reserve);
            case PoolInput.Advance advance -> advance(pool, advance);
            case PoolInput.Lapse lapse -> lapse(pool, lapse);
            case PoolInput.Observe observe -> observe(pool, observe);
            case PoolInput.Drop drop -> drop(pool, drop);
            case PoolInput.Tick tick -> tick(pool, tick);
        };
    }

    private static PoolStep cancel(IntentPool pool, PoolInput.Cancel cancel) {
        List<PoolEvent> events = new ArrayList<>();
        boolean pending = false;
        for (OrderUid uid : new LinkedHashSet<>(cancel.uids())) {
            Optional<CancelRefusal> refusal = whyNotCancel(pool, uid, cancel);
            if (refusal.isPresent()) {
                return PoolStep.refused(pool, new PoolAnswer.NotCancelled(uid, refusal.get()));
            }
            PooledOrder order = pool.order(uid).orElseThrow();
            pending |= order.isInFlight();
            if (order.closing() == Closing.NONE) {
                events.add(
                        order.isInFlight()
                                ? new PoolEvent.CancelRequested(uid, cancel.at())
                                : new PoolEvent.OrderCancelled(uid, cancel.at()));
            }
        }
        return PoolStep.happened(pool, events, new PoolAnswer.Cancelled(pending));
    }

    private static Optional<CancelRefusal> whyNotCancel(IntentPool pool, OrderUid uid, PoolInput.Cancel cancel) {
        Optional<PooledOrder> atHand = pool.order(uid);
        if (atHand.isEmpty()) {
            return Optional.of(CancelRefusal.OrderNotFound);
        }
        PooledOrder order = atHand.get();
        if (!order.intent().signature().scheme().isEcdsa()) {
            // Whoever signs: a contract cannot, so nobody could ever be told that the order is to be cancelled
            // on-chain.
            return Optional.of(CancelRefusal.OnChainOrder);
        }
        if (!uid.owner().equals(cancel.signer())) {
            return Optional.of(CancelRefusal.WrongOwner);
        }
        return switch (order.status(cancel.at() / 1000)) {
            case FULFILLED -> Optional.of(CancelRefusal.OrderFullyExecuted);
            case EXPIRED -> Optional.of(CancelRefusal.OrderExpired);
            case CANCELLED ->
                order.closing() == Closing.CANCEL_REQUESTED
                        ? Optional.empty()
                        : Optional.of(CancelRefusal.AlreadyCancelled);
            case PRESIGNATURE_PENDING, OPEN -> Optional.empty();
        };
    }

    private static PoolStep reserve(IntentPool pool, PoolInput.Reserve reserve) {
        List<PoolEvent.FillChanged> events = new ArrayList<>();
        reserve.fills().forEach((uid, fill) -> {
            PooledOrder order = pool.order(uid).orElseThrow(() -> new IllegalStateException("no order " + uid));
            if (!order.isOpen() || order.isInFlight() || fill.phase() != Phase.LIVE) {
                throw new IllegalStateException("order " + uid + " cannot be awarded");
            }
            events.add(new PoolEvent.FillChanged(uid, fill));
        });
        events.sort(Comparator.comparing(PoolEvent.FillChanged::uid));
        return PoolStep.happened(pool, List.copyOf(events), PoolAnswer.Done.DONE);
    }

    private static PoolStep advance(IntentPool pool, PoolInput.Advance advance) {
        List<PoolEvent> events = new ArrayList<>();
        advance.fills()
                .forEach((uid, fill) -> pool.order(uid)
                        .filter(order -> !order.isFilledBy(fill.auctionId(), Phase.FINAL))
                        .filter(order -> !fill.equals(order.fills().get(fill.auctionId())))
                        .ifPresent(order -> {
                            events.add(new PoolEvent.FillChanged(uid, fill));
                            cancelIfRequested(order.withFill(fill), advance.at(), events);
                        }));
        return PoolStep.happened(pool, events, PoolAnswer.Done.DONE);
    }

    private static PoolStep lapse(IntentPool pool, PoolInput.Lapse lapse) {
        List<PoolEvent> events = new ArrayList<>();
        for (OrderUid uid : lapse.uids()) {
            pool.order(uid)
                    .filter(order -> order.isFilledBy(lapse.auctionId(), Phase.LIVE))
                    .ifPresent(order -> {
                        events.add(new PoolEvent.FillLapsed(uid, lapse.auctionId()));
                        cancelIfRequested(order.withoutFill(lapse.auctionId()), lapse.at(), events);
                    });
        }
        return PoolStep.happened(pool, events, PoolAnswer.Done.DONE);
    }

    /** A cancellation that met a live award takes effect on what the award, once decided, leaves of the order. */
    private static void cancelIfRequested(PooledOrder order, long at, List<PoolEvent> events) {
        if (order.closing() == Closing.CANCEL_REQUESTED && !order.isInFlight() && !order.isFulfilled()) {
            events.add(new PoolEvent.OrderCancelled(order.uid(), at));
        }
    }

    private static PoolStep observe(IntentPool pool, PoolInput.Observe observe) {
        List<PoolEvent> events = new ArrayList<>();
        for (OrderUid uid : observe.invalidated()) {
            pool.order(uid)
                    .filter(PooledOrder::isOpen)
                    .ifPresent(open -> events.add(new PoolEvent.OrderInvalidated(uid)));
        }
        for (PooledOrder order : pool.orders()) {
            WaitReason reason = observe.waiting().get(order.uid());
            if (observe.considered().contains(order.uid())
                    && order.isOpen()
                    && !observe.invalidated().contains(order.uid())
                    && !Objects.equals(order.waiting(), reason)) {
                events.add(new PoolEvent.WaitingChanged(order.uid(), reason));
            }
        }
        return PoolStep.happened(pool, events, PoolAnswer.Done.DONE);
    }

    private static PoolStep drop(IntentPool pool, PoolInput.Drop drop) {
        List<PoolEvent> events = new ArrayList<>();
        drop.orders()
                .forEach((uid, reason) -> pool.order(uid)
                        .filter(PooledOrder::isOpen)
                        .ifPresent(open -> events.add(new PoolEvent.OrderDropped(uid, reason))));
        return PoolStep.happened(pool, events, PoolAnswer.Done.DONE);
    }

    private static PoolStep tick(IntentPool pool, PoolInput.Tick tick) {
        List<PoolEvent> events = new ArrayList<>();
        for (PooledOrder order : pool.orders()) {
            if (order.isOpen() && !order.isInFlight() && isOver(order, tick.nowSeconds(), pool.rules())) {
                events.add(new PoolEvent.OrderExpired(order.uid()));
            }
        }
        return PoolStep.happened(pool, events, PoolAnswer.Done.DONE);
    }

    private static boolean isOver(PooledOrder order, long nowSeconds, PoolRules rules) {
        boolean givenUp = order.isPendingPresignature()
                && order.fills().isEmpty()
                && order.acceptedAt() / 1000 + rules.presign().lifetimeSeconds() < nowSeconds;
        return givenUp || order.validTo() < nowSeconds;
    }
}
