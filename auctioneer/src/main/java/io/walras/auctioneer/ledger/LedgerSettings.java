package io.walras.auctioneer.ledger;

import java.time.Duration;

/**
 * How the query side runs.
 *
 * @param queryThreads questions answered at once
 * @param queryQueue questions that may wait
 * @param queryTimeout longest time a statement may take
 * @param projectionBatch events written at once
 * @param minBackoff wait before a failed projection is tried again, at first
 * @param maxBackoff the same, at most
 * @param feedRetained events kept at hand for live subscribers
 * @param feedSubscribers subscribers at once
 */
public record LedgerSettings(
        int queryThreads,
        int queryQueue,
        Duration queryTimeout,
        int projectionBatch,
        Duration minBackoff,
        Duration maxBackoff,
        int feedRetained,
        int feedSubscribers) {
    public LedgerSettings {
        if (feedRetained < projectionBatch) {
            throw new IllegalArgumentException(
                    "feed.retained must be at least projection.batch, else a single batch drops" + " every subscriber");
        }
    }
}
