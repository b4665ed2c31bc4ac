package io.walras.auctioneer.solver.session;

import io.walras.auctioneer.session.TextQueue;
import io.walras.protocol.wire.session.AuctioneerMessage;
import org.jspecify.annotations.Nullable;

/** What a session says. Used by one session alone. */
final class Outbound {
    private final TextQueue queue;
    private @Nullable String over;

    Outbound(TextQueue queue) {
        this.queue = queue;
    }

    void say(AuctioneerMessage message) {
        say(message.text());
    }

    void say(String text) {
        if (!queue.say(text)) {
            over = "SlowReader";
        }
    }

    /** Refuses what was said and goes on. */
    void refuse(String errorType, String description) {
        say(new AuctioneerMessage.Refused(errorType, description, false));
    }

    /** Refuses what was said, and that is the last word. */
    void end(String errorType, String description) {
        say(new AuctioneerMessage.Refused(errorType, description, true));
        over = errorType;
    }

    /** Why nothing more is to be said; null if there may be more. */
    @Nullable
    String over() {
        return over;
    }

    /** Ends the connection when all is sent. */
    void complete() {
        queue.complete();
    }
}
