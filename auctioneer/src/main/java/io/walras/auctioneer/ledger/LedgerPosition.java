package io.walras.auctioneer.ledger;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;

/** Up to which event of the journal the query tables are written, for those who want an answer that is no older. */
public final class LedgerPosition {
    private final Set<Waiter> waiters = new HashSet<>();
    private long position;

    /** The tables hold all events up to this one. */
    void at(long sequenceNumber) {
        List<Waiter> arrived;
        synchronized (this) {
            position = sequenceNumber;
            arrived = waiters.stream()
                    .filter(waiter -> waiter.wanted <= sequenceNumber)
                    .toList();
            arrived.forEach(waiters::remove);
        }
        arrived.forEach(waiter -> waiter.arrival.complete(Done.done()));
    }

    /**
     * Completes once the tables hold the event with this number and all before it; fails with a
     * {@link java.util.concurrent.TimeoutException} if that takes longer than {@code patience}.
     */
    CompletionStage<Done> reaches(long sequenceNumber, Duration patience) {
        Waiter waiter = new Waiter(sequenceNumber);
        synchronized (this) {
            if (position >= sequenceNumber) {
                return CompletableFuture.completedStage(Done.done());
            }
            waiters.add(waiter);
        }
        return waiter.arrival
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, late) -> forget(waiter));
    }

    private synchronized void forget(Waiter waiter) {
        waiters.remove(waiter);
    }

    /** How many wait. */
    synchronized int waiting() {
        return waiters.size();
    }

    private static final class Waiter {
        private final long wanted;
        private final CompletableFuture<Done> arrival = new CompletableFuture<>();

        Waiter(long wanted) {
            this.wanted = wanted;
        }
    }
}
