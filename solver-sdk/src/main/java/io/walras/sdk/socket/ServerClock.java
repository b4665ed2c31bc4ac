package io.walras.sdk.socket;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;

/**
 * Where the auctioneer's clock stands, measured by when its messages were sent and when they were here. Each shows the
 * difference of the clocks plus the time it took, so the smallest of the latest ones is nearest to the difference.
 */
public final class ServerClock {
    private static final int SAMPLES = 32;

    private final Deque<Long> differences = new ArrayDeque<>();

    /** A message that was sent at that moment of the auctioneer's clock was here at that of our own; unix milliseconds. */
    public void heard(long sentAt, long now) {
        if (differences.size() == SAMPLES) {
            differences.removeFirst();
        }
        differences.addLast(now - sentAt);
    }

    /** Our own clock's time at a moment of the auctioneer's, or a little later: by the fastest message's time. */
    public long local(long serverMillis) {
        return serverMillis + Collections.min(differences);
    }
}
