package io.walras.auctioneer.auction;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;

/**
 * Whether auctions come to a decision. A single one that is aborted costs its id and is tried again; many in a row mean
 * that no order is served. Counts {@code walras.auctions.decided} and, by the step that failed,
 * {@code walras.auctions.aborted}. Told by the auction house's thread, asked by others.
 */
public final class AuctionHealth {
    /** So many attempts in a row that all failed are no passing trouble. */
    private static final int MANY = 3;

    private final MeterRegistry meters;
    private int aborted;
    private String reason = "";

    public AuctionHealth(MeterRegistry meters) {
        this.meters = meters;
    }

    /** An auction was decided. */
    synchronized void decided() {
        aborted = 0;
        meters.counter("walras.auctions.decided").increment();
    }

    /** An auction was given up, or could not even begin. */
    synchronized void aborted(String step, Throwable why) {
        aborted++;
        reason = step + ": "
                + String.valueOf(why.getMessage()).lines().findFirst().orElse("");
        meters.counter("walras.auctions.aborted", "step", step).increment();
    }

    /** There is nothing to hold an auction about. */
    synchronized void idle() {
        aborted = 0;
    }

    /** What is wrong, in one line, if something is. */
    public synchronized Optional<String> whyNotReady() {
        return aborted < MANY
                ? Optional.empty()
                : Optional.of("the latest " + aborted + " auctions were aborted, the last at " + reason);
    }
}
