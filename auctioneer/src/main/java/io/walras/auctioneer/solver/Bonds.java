package io.walras.auctioneer.solver;

import io.walras.protocol.chain.Address;
import io.walras.settlement.chain.SolverBond;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The solvers' bonds, for whoever asks over HTTP. They are nice to know and no more: few are read at a time, so that
 * auctions never wait for a reader's curiosity, and a bond that is not read soon is unknown.
 */
public final class Bonds {
    private static final Logger LOG = LoggerFactory.getLogger(Bonds.class);
    private static final int AT_A_TIME = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Function<Address, SolverBond> registry;
    private final Executor blocking;
    private final Semaphore places = new Semaphore(AT_A_TIME);

    /**
     * Reads from the registry on {@code blocking}.
     *
     * @param registry blocks, and throws if the chain does not tell
     */
    public Bonds(Function<Address, SolverBond> registry, Executor blocking) {
        this.registry = registry;
        this.blocking = blocking;
    }

    /** The solver's bond; empty if it cannot be told now. Never fails. */
    public CompletionStage<Optional<SolverBond>> of(Address solver) {
        if (!places.tryAcquire()) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        CompletableFuture<Optional<SolverBond>> read;
        try {
            read = CompletableFuture.supplyAsync(() -> Optional.of(registry.apply(solver)), blocking);
        } catch (RuntimeException stopping) {
            read = CompletableFuture.failedFuture(stopping);
        }
        return read.whenComplete((bond, failure) -> places.release())
                .exceptionally(Bonds::unknown)
                .completeOnTimeout(Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Optional<SolverBond> unknown(Throwable failure) {
        LOG.atDebug()
                .addKeyValue("reason", String.valueOf(failure.getMessage()))
                .log("a bond was not read");
        return Optional.empty();
    }
}
