package io.walras.auctioneer.placement;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes passes over the chain, one after the other and on a thread of its own, until it is closed. */
public final class Passes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Passes.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pass pass;
    private final Duration pause;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    private Passes(String name, Duration pause, Pass pass) {
        this.pass = pass;
        this.pause = pause;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /** One look at the chain; it may block. A pass that fails is logged and made again. */
    public interface Pass {
        /** Whether there is more to do at once. */
        boolean make();
    }

    /** Starts making passes, with a pause after each that leaves nothing to do. */
    public static Passes start(String name, Duration pause, Pass pass) {
        Passes passes = new Passes(name, pause, pass);
        passes.thread.start();
        return passes;
    }

    private void run() {
        try {
            boolean more;
            do {
                more = make();
            } while (!stopped.await(more ? 0 : pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean make() {
        try {
            return pass.make();
        } catch (RuntimeException failed) {
            LOG.atWarn()
                    .addKeyValue("pass", thread.getName())
                    .addKeyValue("reason", String.valueOf(failed.getMessage()))
                    .log("a pass over the chain failed and is made again");
            return false;
        }
    }

    /** Makes no more passes and waits for the end of one under way; it is not interrupted, which files do not survive. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            if (!thread.join(PATIENCE)) {
                LOG.warn("a pass over the chain did not end within {}", PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
