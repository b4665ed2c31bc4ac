package io.walras.sdk.engine;

import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.sdk.Auction;
import io.walras.sdk.Solutions;
import io.walras.sdk.Solver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Lets the solver work on a bounded number of auctions at once and stops it in time. Solving is computing, so each runs
 * on a platform thread of its own and does not hold up those that read requests.
 */
final class SolvingDesk {
    /** Nobody waits longer, whatever deadline a request names. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Solver solver;
    private final EngineOptions options;
    private final Semaphore places;

    SolvingDesk(Solver solver, EngineOptions options) {
        this.solver = solver;
        this.options = options;
        this.places = new Semaphore(options.maxConcurrentSolves());
    }

    /** What the solver finds until shortly before the auction's deadline; empty if there is no place for it. */
    Optional<List<SolutionJson>> solve(Auction auction) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        Attempt attempt = new Attempt(auction);
        Thread thread = Thread.ofPlatform().name("solve").daemon().start(attempt);
        try {
            thread.join(timeFor(auction));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        List<SolutionJson> found = attempt.found.close();
        thread.interrupt();
        if (attempt.failure != null) {
            throw new IllegalStateException("the solver threw", attempt.failure);
        }
        return Optional.of(found);
    }

    private Duration timeFor(Auction auction) {
        Duration left = Duration.between(
                        options.clock().instant(), auction.request().deadline())
                .minus(options.deadlineSlack());
        return left.isNegative() ? Duration.ZERO : left.compareTo(LONGEST) > 0 ? LONGEST : left;
    }

    /** Keeps its place until the solver returns, so that one which does not stop in time stays counted. */
    private final class Attempt implements Runnable {
        private final Auction auction;
        private final Solutions found = new Solutions();
        private volatile @Nullable Throwable failure;

        Attempt(Auction auction) {
            this.auction = auction;
        }

        @Override
        public void run() {
            try {
                solver.solve(auction, found);
            } catch (Throwable thrown) {
                failure = thrown;
            } finally {
                places.release();
            }
        }
    }
}
