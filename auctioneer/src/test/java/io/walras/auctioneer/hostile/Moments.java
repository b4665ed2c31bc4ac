package io.walras.auctioneer.hostile;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells engines how far an auction is. */
final class Moments {
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch decided = new CountDownLatch(1);

    /** Bids count no more. */
    void close() {
        closed.countDown();
    }

    /** The auction is decided. */
    void decide() {
        closed.countDown();
        decided.countDown();
    }

    void awaitClose() throws IOException {
        await(closed, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    void awaitDecision() throws IOException {
        await(decided, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    boolean isDecidedWithin(long time, TimeUnit unit) throws IOException {
        return await(decided, time, unit);
    }

    private static boolean await(CountDownLatch moment, long time, TimeUnit unit) throws IOException {
        try {
            return moment.await(time, unit);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
