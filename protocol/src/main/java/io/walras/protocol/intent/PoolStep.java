package io.walras.protocol.intent;

import java.util.List;

/** The result of a step of the pool: its next state, what happened, and the answer. */
public record PoolStep(IntentPool next, List<PoolEvent> events, PoolAnswer answer) {
    public PoolStep {
        events = List.copyOf(events);
    }
}
