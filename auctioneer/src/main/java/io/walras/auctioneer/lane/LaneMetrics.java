package io.walras.auctioneer.lane;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what the lane journals and gauges what it holds. */
public final class LaneMetrics {
    private final MeterRegistry registry;
    private final AtomicInteger openOrders = new AtomicInteger();
    private final AtomicInteger unfinishedJobs = new AtomicInteger();

    public LaneMetrics(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("walras.lane.open.orders", openOrders);
        registry.gauge("walras.lane.unfinished.jobs", unfinishedJobs);
    }

    void observe(List<LaneEvent> events, LaneState state) {
        for (LaneEvent event : events) {
            String kind = event instanceof LaneEvent.OrderChanged changed
                    ? changed.change().getClass().getSimpleName()
                    : event.getClass().getSimpleName();
            registry.counter("walras.lane.events", "kind", kind).increment();
        }
        openOrders.set(state.pool().openOrders());
        unfinishedJobs.set(state.jobs().size());
    }
}
