package io.walras.auctioneer.session;

import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.SharedKillSwitch;

/** What is said on a connection, in a bounded queue: who does not read it is cut off. Used by one session alone. */
public final class TextQueue {
    private final BoundedSourceQueue<Message> queue;
    private final SharedKillSwitch connection;

    public TextQueue(BoundedSourceQueue<Message> queue, SharedKillSwitch connection) {
        this.queue = queue;
        this.connection = connection;
    }

    /** Says a text; false, and the end of the connection, if too much waits to be read. */
    public boolean say(String text) {
        boolean isHeard = queue.offer(TextMessage.create(text)).isEnqueued();
        if (!isHeard) {
            connection.abort(new SlowReader());
        }
        return isHeard;
    }

    /** Ends the connection when all is sent. */
    public void complete() {
        if (!queue.isCompleted()) {
            queue.complete();
        }
    }

    /** The other end does not read what it is told. */
    private static final class SlowReader extends RuntimeException {
        private static final long serialVersionUID = 1;

        SlowReader() {
            super("the other end reads too slowly", null, false, false);
        }
    }
}
