package io.walras.protocol.intent;

import java.util.List;

/** The result of a step of the pool: its next state, what happened, and the answer. */
public record PoolStep(IntentPool next, List<PoolEvent> events, PoolAnswer answer) {
    public PoolStep {
        events = List.copyOf(events);
    }

    /** The events happened, and this is the answer. */
    static PoolStep happened(IntentPool pool, List<PoolEvent> events, PoolAnswer answer) {
        return new PoolStep(pool.applyAll(events), events, answer);
    }

    /** Nothing happened, and the answer says why. */
    static PoolStep refused(IntentPool pool, PoolAnswer answer) {
        return new PoolStep(pool, List.of(), answer);
    }
}
