package io.walras.sdk.conformance;

import java.time.Duration;

/**
 * How long the next message of an auctioneer is waited for.
 *
 * @param answer to what was said
 * @param auction until it holds the next one
 */
record Patience(Duration answer, Duration auction) {}
