package io.walras.protocol.intent;

import io.walras.protocol.intent.PoolAnswer.InstructionRefusal;
import io.walras.protocol.intent.PooledOrder.Closing;
import io.walras.protocol.intent.RememberedTimes.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of what owners say about many of their orders at once. */
final class OwnerInstructions {
    private OwnerInstructions() {}

    static PoolStep cancelAll(IntentPool pool, PoolInput.CancelAll cancel) {
        OrderScope scope = cancel.scope();
        if (isStale(pool, Topic.cancellations(scope), cancel.signedAt())) {
            return refused(pool, InstructionRefusal.StaleInstruction);
        }
        List<OrderUid> cancelled = new ArrayList<>();
        List<OrderUid> inFlight = new ArrayList<>();
        List<PoolEvent> closings = cancelOpen(pool, scope, cancel.at(), cancelled, inFlight);
        List<PoolEvent> events = new ArrayList<>();
        if (cancel.signedAt() != null || !closings.isEmpty()) {
            events.add(new PoolEvent.MassCancelled(scope, cancel.signedAt()));
        }
        events.addAll(closings);
        return PoolStep.happened(pool, events, new PoolAnswer.CancelledAll(cancelled, inFlight));
    }

    static PoolStep set(IntentPool pool, PoolInput.SetSwitch set) {
        OrderScope scope = set.scope();
        if (isStale(pool, Topic.switchOf(scope), set.signedAt())) {
            return refused(pool, InstructionRefusal.StaleInstruction);
        }
        Optional<Long> before = pool.switches().cancelAt(scope);
        boolean isNew = before.isEmpty() && set.cancelAt() != DeadManSwitch.DISARMED;
        boolean anybody = set.signedAt() != null;
        if (isNew && anybody && pool.switches().size() >= pool.rules().resting().maxSwitches()) {
            return refused(pool, InstructionRefusal.TooManySwitches);
        }
        boolean says = anybody || before.orElse(DeadManSwitch.DISARMED) != set.cancelAt();
        return PoolStep.happened(
                pool,
                says ? List.of(new PoolEvent.SwitchSet(scope, set.cancelAt(), set.signedAt())) : List.of(),
                new PoolAnswer.SwitchStands(scope, set.cancelAt()));
    }

    /** Each at its own time: what one has cancelled, the next does not find open any more. */
    static PoolStep fire(IntentPool pool, PoolInput.FireSwitches fire) {
        List<PoolEvent> events = new ArrayList<>();
        IntentPool soFar = pool;
        for (ArmedSwitch due : pool.switches().due(fire.now())) {
            List<PoolEvent> more = new ArrayList<>();
            more.add(new PoolEvent.SwitchFired(due.scope()));
            more.addAll(cancelOpen(soFar, due.scope(), fire.now(), new ArrayList<>(), new ArrayList<>()));
            soFar = soFar.applyAll(more);
            events.addAll(more);
        }
        return new PoolStep(soFar, events, PoolAnswer.Done.DONE);
    }

    private static boolean isStale(IntentPool pool, Topic topic, @Nullable Long signedAt) {
        return signedAt != null && !pool.signedTimes().isNews(topic, signedAt);
    }

    /** The events; the lists are filled with the orders, ascending by uid. */
    private static List<PoolEvent> cancelOpen(
            IntentPool pool, OrderScope scope, long at, List<OrderUid> cancelled, List<OrderUid> inFlight) {
        List<PoolEvent> events = new ArrayList<>();
        for (PooledOrder order : pool.ordersOf(scope.owner())) {
            boolean isAsked = order.closing() == Closing.CANCEL_REQUESTED && order.isInFlight();
            if (!scope.covers(order) || !(order.isOpen() || isAsked)) {
                continue;
            }
            (order.isInFlight() ? inFlight : cancelled).add(order.uid());
            if (order.isOpen()) {
                events.add(
                        order.isInFlight()
                                ? new PoolEvent.CancelRequested(order.uid(), at)
                                : new PoolEvent.OrderCancelled(order.uid(), at));
            }
        }
        return events;
    }

    private static PoolStep refused(IntentPool pool, InstructionRefusal reason) {
        return PoolStep.refused(pool, new PoolAnswer.NotHeeded(reason));
    }
}
