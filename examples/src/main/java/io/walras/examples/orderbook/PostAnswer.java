package io.walras.examples.orderbook;

import io.walras.protocol.intent.OrderUid;

/** What the auctioneer says to a posted intent. */
public sealed interface PostAnswer {
    /** It is in the pool, durably. */
    record Accepted(OrderUid uid) implements PostAnswer {}

    /** It changed nothing. */
    record Refused(int status, String errorType, String description) implements PostAnswer {}
}
