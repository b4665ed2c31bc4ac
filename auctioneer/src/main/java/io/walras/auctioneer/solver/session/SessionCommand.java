package io.walras.auctioneer.solver.session;

import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.AuctioneerMessage.ShadowReason;
import io.walras.protocol.wire.session.SolverMessage;
import java.util.Optional;

/** What a session is told. */
sealed interface SessionCommand {
    /** A whole message was here at {@code receivedAt} (unix milliseconds). */
    record Heard(String text, long receivedAt) implements SessionCommand {}

    /** What was heard can be no message; nothing after it is read. */
    record Broken(String errorType, String description) implements SessionCommand {}

    /** Say this. */
    record Say(AuctioneerMessage message) implements SessionCommand {}

    /** An auction in which this solver takes part. */
    record Told(Offer offer) implements SessionCommand {}

    /** Ask the solver for a quote. */
    record Ask(SolverQuestion question) implements SessionCommand {}

    /** The solver has opened another session. */
    enum Replaced implements SessionCommand {
        NOW
    }

    /** There are too many connections on which nobody has logged in, and this is one. */
    enum Displaced implements SessionCommand {
        NOW
    }

    /** The connection is gone. */
    enum Closed implements SessionCommand {
        NOW
    }

    /** It is time. */
    enum Due implements SessionCommand {
        LOGIN,
        STANDING
    }

    /** The login holds, and this is what the registry says. */
    record Proven(SolverMessage.Login login, Optional<ShadowReason> obstacle) implements SessionCommand {}

    /** The registry was asked again. */
    record Standing(Optional<ShadowReason> obstacle) implements SessionCommand {}

    /** The registry did not answer. */
    enum StandingUnknown implements SessionCommand {
        NOW
    }
}
