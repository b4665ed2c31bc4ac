package io.walras.auctioneer.cli;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGINT or SIGTERM, from the moment it is made. The process is kept alive until it is closed, so that the command can
 * clean up first.
 */
final class StopSignal implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch cleanedUp = new CountDownLatch(1);

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::holdBack, "stop-signal"));
    }

    private void holdBack() {
        stop.countDown();
        try {
            if (!cleanedUp.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("walras: could not stop in order within " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the process is told to stop, or when {@code ended} is done by itself. */
    void await(CompletionStage<?> ended) throws InterruptedException {
        ended.whenComplete((done, failure) -> stop.countDown());
        stop.await();
    }

    @Override
    public void close() {
        cleanedUp.countDown();
    }
}
