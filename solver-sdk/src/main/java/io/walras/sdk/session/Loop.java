package io.walras.sdk.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The one thread of a session. What work on it throws is logged and ends nothing but itself. */
final class Loop {
    private static final Logger LOG = System.getLogger(SolverConnection.class.getName());

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("walras-session").daemon().factory());

    /** Does the work after what is waiting already; nothing if the loop has ended. */
    void run(Runnable work) {
        after(0, work);
    }

    /** Does the work in so many milliseconds. */
    void after(long millis, Runnable work) {
        try {
            var unused = thread.schedule(guarded(work), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ended) {
            LOG.log(Level.DEBUG, "the session has ended");
        }
    }

    /** Does the work again and again. */
    void every(long millis, Runnable work) {
        var unused = thread.scheduleWithFixedDelay(guarded(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    void end() {
        thread.shutdownNow();
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException bug) {
                LOG.log(Level.ERROR, "something was not dealt with", bug);
            }
        };
    }
}
