package io.walras.sdk.socket;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The one thread of a session. What work on it throws is logged and ends nothing but itself. */
public final class Loop {
    private final Logger log;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("walras-session").daemon().factory());

    /** A loop of its own thread. */
    public Loop(Logger log) {
        this.log = log;
    }

    /** Does the work after what is waiting already; nothing if the loop has ended. */
    public void run(Runnable work) {
        after(0, work);
    }

    /** Does the work in so many milliseconds. */
    public void after(long millis, Runnable work) {
        try {
            var unused = thread.schedule(guarded(work), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ended) {
            log.log(Level.DEBUG, "the session has ended");
        }
    }

    /** Does the work again and again. */
    public void every(long millis, Runnable work) {
        var unused = thread.scheduleWithFixedDelay(guarded(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    public void end() {
        thread.shutdownNow();
    }

    private Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException bug) {
                log.log(Level.ERROR, "something was not dealt with", bug);
            }
        };
    }
}
