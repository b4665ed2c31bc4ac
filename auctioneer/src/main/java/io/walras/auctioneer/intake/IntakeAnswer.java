package io.walras.auctioneer.intake;

import io.walras.protocol.intent.OrderUid;
import java.util.List;

/** What intake says to whoever sent an order, a cancellation or an instruction. */
public sealed interface IntakeAnswer {
    /** The order is durable in the lane. */
    record Admitted(OrderUid uid) implements IntakeAnswer {}

    /** The cancellation is durable; {@code pending} if an award may still fill one of the orders. */
    record Cancelled(boolean pending) implements IntakeAnswer {}

    /** The open orders of a scope are durably cancelled, but for those in flight, which an award may still fill. */
    record CancelledAll(List<OrderUid> cancelled, List<OrderUid> inFlight) implements IntakeAnswer {
        public CancelledAll {
            cancelled = List.copyOf(cancelled);
            inFlight = List.copyOf(inFlight);
        }
    }

    /** The switch durably stands so; {@code market} is empty for every order, {@code cancelAt} 0 for never. */
    record SwitchStands(String market, long cancelAt) implements IntakeAnswer {}

    /** Refused; nothing has changed. */
    record Refused(Refusal refusal) implements IntakeAnswer {}

    /** The owner posts too fast; nothing has changed. */
    record Throttled(long retryAfterSeconds) implements IntakeAnswer {}

    /** As much is under examination as is allowed; nothing has changed. */
    enum Overloaded implements IntakeAnswer {
        OVERLOADED
    }
}
