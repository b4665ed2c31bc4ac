package io.walras.auctioneer.ledger;

import java.time.Duration;

/**
 * How much the edge remembers.
 *
 * @param maxDocuments uploaded app-data documents
 * @param maxAnswers answers to requests with an idempotency key
 * @param answerLifetime how long such an answer is given again
 */
public record EdgeMemorySettings(int maxDocuments, int maxAnswers, Duration answerLifetime) {
    public EdgeMemorySettings {
        if (maxDocuments < 1 || maxAnswers < 1 || answerLifetime.isZero() || answerLifetime.isNegative()) {
            throw new IllegalArgumentException("walras.storage.edge: what is remembered is positive");
        }
    }
}
