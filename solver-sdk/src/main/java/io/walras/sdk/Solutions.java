package io.walras.sdk;

import io.walras.protocol.wire.engine.SolutionJson;
import java.util.ArrayList;
import java.util.List;

/** Where a solver puts what it finds. Safe for use by several threads. */
public final class Solutions {
    private final List<SolutionJson> found = new ArrayList<>();
    private boolean open = true;

    /** Takes a solution in; after the time is up it does nothing. */
    public synchronized void add(Solution solution) {
        if (open) {
            found.add(solution.toJson());
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
