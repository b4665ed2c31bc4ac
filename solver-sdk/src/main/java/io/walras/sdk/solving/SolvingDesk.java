package io.walras.sdk.solving;

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
public final class SolvingDesk {
    /** Nobody waits longer, whatever deadline a request names. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Solver solver;
    private final Semaphore places;

    /** A desk with places for so many auctions at once. */
    public SolvingDesk(Solver solver, int maxConcurrentSolves) {
        this.solver = solver;
        this.places = new Semaphore(maxConcurrentSolves);
    }

    /**
     * Waits for what the solver finds in this time, and closes {@code found}. The solver is interrupted then; until it
     * returns it keeps its place.
     *
     * @param time how long it may work; negative is none at all
     * @return what was found until then; empty if there is no place for the auction
     * @throws IllegalStateException if the solver threw; its exception is the cause
     */
    public Optional<List<SolutionJson>> solve(Auction auction, Solutions found, Duration time) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        Attempt attempt = new Attempt(auction, found);
        Thread thread = Thread.ofPlatform().name("solve").daemon().start(attempt);
        try {
            thread.join(bounded(time));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        List<SolutionJson> solutions = found.close();
        thread.interrupt();
        if (attempt.failure != null) {
            throw new IllegalStateException("the solver threw", attempt.failure);
        }
        return Optional.of(solutions);
    }

    private static Duration bounded(Duration time) {
        return time.isNegative() ? Duration.ZERO : time.compareTo(LONGEST) > 0 ? LONGEST : time;
    }

    /** Keeps its place until the solver returns, so that one which does not stop in time stays counted. */
    private final class Attempt implements Runnable {
        private final Auction auction;
        private final Solutions found;
        private volatile @Nullable Throwable failure;

        Attempt(Auction auction, Solutions found) {
            this.auction = auction;
            this.found = found;
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
