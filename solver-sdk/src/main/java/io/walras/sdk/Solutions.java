package io.walras.sdk;

import io.walras.protocol.wire.engine.SolutionJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Where a solver puts what it finds. Safe for use by several threads. */
public final class Solutions {
    private final List<SolutionJson> found = new ArrayList<>();
    private final Consumer<List<SolutionJson>> early;
    private boolean open = true;

    /** Solutions that are taken when the time is up or the solver returns, and not before. */
    public Solutions() {
        this(soFar -> {});
    }

    /** As {@link #Solutions()}, and {@code early} is given what there is whenever the solver calls {@link #commit}. */
    public Solutions(Consumer<List<SolutionJson>> early) {
        this.early = early;
    }

    /** Takes a solution in; after the time is up it does nothing. */
    public synchronized void add(Solution solution) {
        if (open) {
            found.add(solution.toJson());
        }
    }

    /**
     * Commits to what has been found so far, in case that nothing better is found. Over a session this is a sealed bid
     * that the next one replaces; over HTTP, where a solver answers once, it does nothing.
     */
    public synchronized void commit() {
        if (open) {
            early.accept(List.copyOf(found));
        }
    }

    /** Whether there is time left. A solver that works long looks at this now and then. */
    public synchronized boolean isOpen() {
        return open;
    }

    /** Takes nothing in from now on; returns what was found, in the order in which it was added. */
    public synchronized List<SolutionJson> close() {
        open = false;
        return List.copyOf(found);
    }
}
