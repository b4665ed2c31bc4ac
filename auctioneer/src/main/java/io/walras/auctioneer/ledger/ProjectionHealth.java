package io.walras.auctioneer.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the query tables can be relied on, and how old what they say is. */
final class ProjectionHealth {
    private final InstantSource clock;
    private long target;
    private long projected;
    private Duration lastDelay = Duration.ZERO;
    private @Nullable Instant failingSince;
    private String reason = "";

    ProjectionHealth(InstantSource clock) {
        this.clock = clock;
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

    /** Empty if all is well. */
    synchronized Optional<String> whyNotReady() {
        if (failingSince != null) {
            return Optional.of("the ledger's projection fails: " + reason);
        }
        return projected < target
                ? Optional.of("the ledger is at event " + projected + " of " + target)
                : Optional.empty();
    }
}
