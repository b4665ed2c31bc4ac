package io.walras.auctioneer.intake;

import io.walras.protocol.intent.OrderUid;

/** What intake says to whoever sent an order or a cancellation. */
public sealed interface IntakeAnswer {
    /** The order is durable in the lane. */
    record Admitted(OrderUid uid) implements IntakeAnswer {}

    /** The cancellation is durable; {@code pending} if an award may still fill one of the orders. */
    record Cancelled(boolean pending) implements IntakeAnswer {}

    /** Refused; nothing has changed. */
    record Refused(Refusal refusal) implements IntakeAnswer {}

    /** The owner posts too fast; nothing has changed. */
    record Throttled(long retryAfterSeconds) implements IntakeAnswer {}

    /** As much is under examination as is allowed; nothing has changed. */
    enum Overloaded implements IntakeAnswer {
        OVERLOADED
    }
}
