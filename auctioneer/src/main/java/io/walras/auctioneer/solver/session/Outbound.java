package io.walras.auctioneer.solver.session;

import io.walras.protocol.wire.session.AuctioneerMessage;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.SharedKillSwitch;
import org.jspecify.annotations.Nullable;

/** What a session says, in a bounded queue: who does not read it is cut off. Used by one session alone. */
final class Outbound {
    private final BoundedSourceQueue<Message> queue;
    private final SharedKillSwitch connection;
    private @Nullable String over;

    Outbound(BoundedSourceQueue<Message> queue, SharedKillSwitch connection) {
        this.queue = queue;
        this.connection = connection;
    }

    void say(AuctioneerMessage message) {
        say(message.text());
    }

    void say(String text) {
        if (!queue.offer(TextMessage.create(text)).isEnqueued()) {
            over = "SlowReader";
            connection.abort(new SlowReader());
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
        if (!queue.isCompleted()) {
            queue.complete();
        }
    }

    /** The solver does not read what it is told. */
    private static final class SlowReader extends RuntimeException {
        private static final long serialVersionUID = 1;

        SlowReader() {
            super("the solver reads too slowly", null, false, false);
        }
    }
}
