package io.walras.auctioneer.solver.session;

import io.walras.protocol.chain.Address;
import io.walras.protocol.wire.session.AuctioneerMessage.ShadowReason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Which solvers may settle, as the registry says; what it said is believed for a while. Safe to use from many threads. */
public final class SolverStanding {
    private static final int REMEMBERED = 10_000;

    private final Function<Address, Optional<ShadowReason>> registry;
    private final Executor blocking;
    private final Duration timeToLive;
    private final InstantSource clock;
    private final Map<Address, Known> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Address, Known> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Known(Optional<ShadowReason> obstacle, long at) {}

    /**
     * Asks {@code registry} on {@code blocking}.
     *
     * @param registry why a solver may not settle, empty if it may; blocks, and throws if the chain does not tell
     */
    public SolverStanding(
            Function<Address, Optional<ShadowReason>> registry,
            Executor blocking,
            Duration timeToLive,
            InstantSource clock) {
        this.registry = registry;
        this.blocking = blocking;
        this.timeToLive = timeToLive;
        this.clock = clock;
    }

    /** Why the solver may not settle, empty if it may; fails if nobody can tell now. */
    CompletionStage<Optional<ShadowReason>> obstacle(Address solver) {
        synchronized (known) {
            Known before = known.get(solver);
            if (before != null && clock.millis() - before.at() < timeToLive.toMillis()) {
                return CompletableFuture.completedStage(before.obstacle());
            }
        }
        return obstacleNow(solver);
    }

    /** The same, asked anew whatever is believed. */
    CompletionStage<Optional<ShadowReason>> obstacleNow(Address solver) {
        return CompletableFuture.supplyAsync(
                () -> {
                    Optional<ShadowReason> obstacle = registry.apply(solver);
                    synchronized (known) {
                        known.put(solver, new Known(obstacle, clock.millis()));
                    }
                    return obstacle;
                },
                blocking);
    }
}
