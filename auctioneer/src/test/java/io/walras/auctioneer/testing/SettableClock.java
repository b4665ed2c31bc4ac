package io.walras.auctioneer.testing;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test moves. */
public final class SettableClock implements InstantSource {
    private volatile long millis;

    public SettableClock(long seconds) {
        this.millis = seconds * 1_000;
    }

    public void advanceMillis(long by) {
        millis += by;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis);
    }
}
