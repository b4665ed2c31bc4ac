package io.walras.auctioneer.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the query tables can be relied on, and how old what they say is. */
final class ProjectionHealth {
    /** An event that is not projected so long after it was journaled will hardly be, though nothing fails. */
    private static final Duration STANDSTILL = Duration.ofSeconds(10);

    private final InstantSource clock;
    private long target;
    private long projected;
    private Duration lastDelay = Duration.ZERO;
    private @Nullable Instant failingSince;
    private String reason = "";
    /** An event that was journaled at this time at the latest; a new one is chosen once it is projected. */
    private long awaited;

    private Instant awaitedSince;
    private boolean stopped;

    ProjectionHealth(InstantSource clock) {
        this.clock = clock;
        this.awaitedSince = clock.instant();
    }

    /** An attempt begins with the tables at {@code offset} and the journal at {@code journalEnd}. */
    synchronized void begin(long offset, long journalEnd) {
        target = Math.max(target, journalEnd);
        projected = offset;
        if (offset >= journalEnd) {
            failingSince = null;
        }
    }

    /** Events up to this one, which was journaled at {@code at} (unix milliseconds), are in the tables. */
    synchronized void written(long sequenceNumber, long at) {
        projected = sequenceNumber;
        lastDelay = Duration.ofMillis(Math.max(0, clock.millis() - at));
        failingSince = null;
    }

    synchronized void failed(Throwable failure) {
        if (failingSince == null) {
            failingSince = clock.instant();
        }
        reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse(failure.toString());
    }

    synchronized Duration lag() {
        return failingSince == null ? lastDelay : Duration.between(failingSince, clock.instant());
    }

    /** The projection will do nothing more. */
    synchronized void stopped() {
        stopped = true;
    }

    /** Empty if all is well; the journal is at the event {@code journaled}. */
    synchronized Optional<String> whyNotReady(long journaled) {
        if (stopped) {
            return Optional.of("the ledger's projection has stopped");
        }
        if (failingSince != null) {
            return Optional.of("the ledger's projection fails: " + reason);
        }
        if (projected < target) {
            return Optional.of("the ledger is at event " + projected + " of " + target);
        }
        return isStill(journaled)
                ? Optional.of("the ledger stands still at event " + projected + " of " + journaled)
                : Optional.empty();
    }

    private boolean isStill(long journaled) {
        if (projected >= awaited) {
            awaited = journaled;
            awaitedSince = clock.instant();
        }
        return projected < awaited
                && Duration.between(awaitedSince, clock.instant()).compareTo(STANDSTILL) > 0;
    }
}
