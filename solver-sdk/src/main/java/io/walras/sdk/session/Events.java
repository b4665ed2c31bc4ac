package io.walras.sdk.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/** Tells the listener; what it throws is logged and goes no further. */
record Events(SessionListener listener) {
    private static final Logger LOG = System.getLogger(SolverConnection.class.getName());

    void tell(Consumer<SessionListener> event) {
        try {
            event.accept(listener);
        } catch (RuntimeException thrown) {
            LOG.log(Level.ERROR, "the session listener threw", thrown);
        }
    }
}
