package io.walras.auctioneer.solver.session;

import io.walras.protocol.wire.session.AuctioneerMessage;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.SharedKillSwitch;

/** What a session says, in a bounded queue: who does not read it does not keep it. */
final class Outbound {
    private final BoundedSourceQueue<Message> queue;
    private final SharedKillSwitch connection;

    Outbound(BoundedSourceQueue<Message> queue, SharedKillSwitch connection) {
        this.queue = queue;
        this.connection = connection;
    }

    /** False if the queue is full, or the connection has gone. */
    boolean say(AuctioneerMessage message) {
        return say(message.text());
    }

    boolean say(String text) {
        return queue.offer(TextMessage.create(text)).isEnqueued();
    }

    /** Ends the connection when all is sent. */
    void end() {
        if (!queue.isCompleted()) {
            queue.complete();
        }
    }

    /** Ends the connection at once. */
    void cut() {
        connection.abort(new SlowReader());
    }

    /** The solver does not read what it is told. */
    private static final class SlowReader extends RuntimeException {
        private static final long serialVersionUID = 1;

        SlowReader() {
            super("the solver reads too slowly", null, false, false);
        }
    }
}
