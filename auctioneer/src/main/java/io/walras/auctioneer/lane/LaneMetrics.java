package io.walras.auctioneer.lane;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what the lane journals and gauges what it holds. */
public final class LaneMetrics implements LaneObserver {
    private final MeterRegistry registry;
    private final AtomicInteger openOrders = new AtomicInteger();
    private final AtomicInteger unfinishedJobs = new AtomicInteger();
    private int commitments;

    public LaneMetrics(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("walras.lane.open.orders", openOrders);
        registry.gauge("walras.lane.unfinished.jobs", unfinishedJobs);
    }

    @Override
    public void recovered(LaneState state) {
        gauge(state);
    }

    /** Commitments are counted when their auction ends: how many there are is nobody's business before. */
    @Override
    public void happened(List<LaneEvent> events, LaneState state) {
        for (LaneEvent event : events) {
            if (event instanceof LaneEvent.BidCommitted) {
                commitments++;
                continue;
            }
            if (event instanceof LaneEvent.AuctionClosed || event instanceof LaneEvent.AuctionAborted) {
                registry.counter("walras.lane.events", "kind", "BidCommitted").increment(commitments);
                commitments = 0;
            }
            String kind = event instanceof LaneEvent.OrderChanged changed
                    ? changed.change().getClass().getSimpleName()
                    : event.getClass().getSimpleName();
            registry.counter("walras.lane.events", "kind", kind).increment();
        }
        gauge(state);
    }

    private void gauge(LaneState state) {
        openOrders.set(state.pool().openOrders());
        unfinishedJobs.set(state.jobs().size());
    }
}
