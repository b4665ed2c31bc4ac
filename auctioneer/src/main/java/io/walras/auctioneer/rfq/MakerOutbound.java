package io.walras.auctioneer.rfq;

import io.walras.auctioneer.ledger.ExecutionRow;
import io.walras.auctioneer.session.TextQueue;
import io.walras.protocol.wire.maker.Envelope;
import io.walras.protocol.wire.maker.Execution;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.SessionFault;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What a maker's session says. Used by one session alone. */
final class MakerOutbound {
    private static final int LONGEST_DESCRIPTION = 200;

    private final TextQueue queue;
    private final InstantSource clock;
    private long said;
    private @Nullable String over;

    MakerOutbound(TextQueue queue, InstantSource clock) {
        this.queue = queue;
        this.clock = clock;
    }

    void say(HubMessage message) {
        send(Envelope.of(nextId(), clock.millis(), message));
    }

    void reply(String id, HubMessage message) {
        send(Envelope.reply(nextId(), clock.millis(), id, message));
    }

    void row(ExecutionRow row) {
        send(envelope(row));
    }

    /** A row as every maker is told it. */
    static Envelope<HubMessage> envelope(ExecutionRow row) {
        HubMessage message = Envelope.ofHub(row.type(), row.payload().getBytes(StandardCharsets.UTF_8));
        return Envelope.row("x-" + row.seq(), row.seq(), row.at(), (Execution) message);
    }

    /** Refuses what was said; the last word if the fault closes the session. */
    void refuse(SessionFault fault, String description) {
        String printable = description.replaceAll("[^ -~]", "?");
        say(HubMessage.Refused.of(fault, printable.substring(0, Math.min(LONGEST_DESCRIPTION, printable.length()))));
        if (fault.closes()) {
            over = fault.name();
        }
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

    private String nextId() {
        said++;
        return "h-" + said;
    }

    private void send(Envelope<HubMessage> envelope) {
        if (over == null && !queue.say(envelope.text())) {
            over = "SlowReader";
        }
    }
}
