package io.walras.auctioneer.intake;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** A token bucket for each party. Holds a bounded number of them; safe to use from many threads. */
public final class RateLimit<K> {
    private static final long WHOLE = 1000;

    private final Rate rate;
    private final InstantSource clock;
    private final Map<K, Bucket> buckets;

    public RateLimit(Rate rate, InstantSource clock) {
        this.rate = rate;
        this.clock = clock;
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Bucket> eldest) {
                return size() > rate.keys();
            }
        };
    }

    /** Takes one from the party's bucket; 0 if there was one, else the seconds, rounded up, until there will be. */
    public synchronized long secondsToWait(K party) {
        long now = clock.millis();
        Bucket before = buckets.getOrDefault(party, new Bucket(rate.burst() * WHOLE, now));
        long elapsed = Math.clamp(now - before.at, 0, rate.burst() * WHOLE);
        long filled = Math.min(before.thousandths + elapsed * rate.perSecond(), rate.burst() * WHOLE);
        boolean allowed = filled >= WHOLE;
        buckets.put(party, new Bucket(allowed ? filled - WHOLE : filled, now));
        return allowed ? 0 : Math.ceilDiv(WHOLE - filled, rate.perSecond() * WHOLE);
    }

    private record Bucket(long thousandths, long at) {}
}
