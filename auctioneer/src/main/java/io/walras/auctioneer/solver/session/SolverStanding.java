package io.walras.auctioneer.solver.session;

import io.walras.protocol.chain.Address;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** Which solvers may settle, as the registry says; what it said is believed for a while. Safe to use from many threads. */
public final class SolverStanding {
    private static final int REMEMBERED = 10_000;

    private final Predicate<Address> registry;
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

    private record Known(boolean active, long at) {}

    /**
     * Asks {@code registry} on {@code blocking}.
     *
     * @param registry whether a solver may settle; blocks, and throws if the chain does not tell
     */
    public SolverStanding(Predicate<Address> registry, Executor blocking, Duration timeToLive, InstantSource clock) {
        this.registry = registry;
        this.blocking = blocking;
        this.timeToLive = timeToLive;
        this.clock = clock;
    }

    /** Whether the solver may settle; fails if nobody can tell now. */
    CompletionStage<Boolean> isActive(Address solver) {
        synchronized (known) {
            Known before = known.get(solver);
            if (before != null && clock.millis() - before.at() < timeToLive.toMillis()) {
                return CompletableFuture.completedStage(before.active());
            }
        }
        return CompletableFuture.supplyAsync(
                () -> {
                    boolean active = registry.test(solver);
                    synchronized (known) {
                        known.put(solver, new Known(active, clock.millis()));
                    }
                    return active;
                },
                blocking);
    }
}
