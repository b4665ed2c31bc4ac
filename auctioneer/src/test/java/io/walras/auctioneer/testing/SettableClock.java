package io.walras.auctioneer.testing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that a test moves. */
public final class SettableClock implements InstantSource {
    private final AtomicLong millis;

    public SettableClock(long seconds) {
        this.millis = new AtomicLong(seconds * 1_000);
    }

    public void advanceMillis(long by) {
        millis.addAndGet(by);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis.get());
    }
}
