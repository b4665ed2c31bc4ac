package io.walras.sdk;

import io.walras.protocol.wire.engine.NotificationJson;

/** A solver: one method from an auction to solutions. */
@FunctionalInterface
public interface Solver {
    /**
     * Looks for solutions and adds each as soon as it is complete, for what has been added when the time is up is what
     * counts. Called from several threads at once, each with its own auction. The thread is interrupted when the time is
     * up.
     */
    void solve(Auction auction, Solutions found);

    /** Learns what became of an earlier solution. A solver that does not care need not implement it. */
    default void notified(NotificationJson notification) {}
}
