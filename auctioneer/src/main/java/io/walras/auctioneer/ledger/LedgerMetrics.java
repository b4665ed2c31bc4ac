package io.walras.auctioneer.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** Counts what is projected and how far the query tables are behind. */
public final class LedgerMetrics {
    private final MeterRegistry registry;
    private final Counter projected;
    private final Counter failures;
    private final Counter dropped;

    public LedgerMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.projected = registry.counter("walras.ledger.events.projected");
        this.failures = registry.counter("walras.ledger.projection.failures");
        this.dropped = registry.counter("walras.ledger.feed.dropped");
    }

    void observeLag(Supplier<Number> seconds) {
        Gauge.builder("walras.ledger.lag", seconds)
                .description("how far the query tables were behind the journal when they were last written, or, while"
                        + " that fails, how long it has failed")
                .baseUnit("seconds")
                .register(registry);
    }

    void observeSubscribers(Supplier<Number> subscribers) {
        Gauge.builder("walras.ledger.feed.subscribers", subscribers).register(registry);
    }

    void countProjected(int events) {
        projected.increment(events);
    }

    void countFailure() {
        failures.increment();
    }

    void countDropped() {
        dropped.increment();
    }
}
