package io.walras.protocol.wire.maker;

import com.fasterxml.jackson.databind.JsonNode;
import io.walras.protocol.wire.Json;
import io.walras.protocol.wire.JsonCursor;
import io.walras.protocol.wire.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message with what is said about it.
 *
 * @param id chosen by the sender, so that an answer can name it; 1 to 64 printable ASCII characters
 * @param seq the number of a row of {@code executions}, one more than that of the row before; null for anything else
 * @param ts when it was sent, by the sender's clock, in unix milliseconds
 * @param inReplyTo the id of the message that it answers; null if it answers none
 */
public record Envelope<M>(
        String id, @Nullable Long seq, long ts, @Nullable String inReplyTo, M message) {
    /** The version of the protocol. */
    public static final int VERSION = 1;

    public Envelope {
        Bounds.text(id, Bounds.NAME, "id");
        Bounds.notNegative(ts, "ts");
        if (seq != null) {
            Bounds.positive(seq, "seq");
        }
        if (inReplyTo != null) {
            Bounds.text(inReplyTo, Bounds.NAME, "inReplyTo");
        }
        Objects.requireNonNull(message, "payload");
        if (message instanceof HubMessage hub && (hub instanceof Execution) == (seq == null)) {
            throw new IllegalArgumentException("rows of executions are numbered, and nothing else is");
        }
        if (message instanceof MakerMessage && seq != null) {
            throw new IllegalArgumentException("rows of executions are numbered, and nothing else is");
        }
    }

    /** A message that is no row of {@code executions} and answers nothing. */
    public static <M> Envelope<M> of(String id, long ts, M message) {
        return new Envelope<>(id, null, ts, null, message);
    }

    /** A message that answers another. */
    public static <M> Envelope<M> reply(String id, long ts, String inReplyTo, M message) {
        return new Envelope<>(id, null, ts, inReplyTo, message);
    }

    /** A row of {@code executions}. */
    public static Envelope<HubMessage> row(String id, long seq, long ts, Execution row) {
        return new Envelope<>(id, seq, ts, null, row);
    }

    /**
     * Reads what a maker says.
     *
     * @throws MalformedJsonException if it is no message
     */
    public static Envelope<MakerMessage> ofMaker(String text) {
        return read(text, MessageTypes.OF_MAKERS);
    }

    /**
     * Reads what the hub says.
     *
     * @throws MalformedJsonException if it is no message
     */
    public static Envelope<HubMessage> ofHub(String text) {
        return read(text, MessageTypes.OF_HUB);
    }

    /** The name on the wire of what the hub says. */
    public static String typeOf(HubMessage message) {
        return MessageTypes.OF_HUB.of(message).name();
    }

    /**
     * Reads a message of the hub of which name and payload are kept apart.
     *
     * @throws MalformedJsonException if it is none
     */
    public static HubMessage ofHub(String type, byte[] payload) {
        Class<? extends HubMessage> kind = MessageTypes.OF_HUB
                .named(type)
                .orElseThrow(() -> new MalformedJsonException("/type", "unknown"))
                .record();
        return MakerJson.read(payload, kind);
    }

    /** The text of a message of either side. */
    public String text() {
        Written written = switch (message) {
            case MakerMessage said -> written(MessageTypes.OF_MAKERS.of(said));
            case HubMessage told -> written(MessageTypes.OF_HUB.of(told));
            default -> throw new IllegalStateException("no message: " + message.getClass());
        };
        return new String(MakerJson.write(written), StandardCharsets.UTF_8);
    }

    private Written written(MessageTypes.Type<?> type) {
        return new Written(
                VERSION,
                type.name(),
                id,
                wireName(type.channel()),
                seq,
                ts,
                inReplyTo,
                MakerJson.RECORDS.tree(message));
    }

    private static <M> Envelope<M> read(String text, MessageTypes<M> types) {
        JsonCursor root = Json.parse(MakerJson.RECORDS.mapper(), text.getBytes(StandardCharsets.UTF_8));
        root.field("v").integer(VERSION, VERSION);
        MessageTypes.Type<M> type = types.named(root.field("type").text())
                .orElseThrow(() -> root.field("type").malformed("unknown"));
        Optional<JsonCursor> channel = root.optional("ch");
        if (channel.isPresent() && !channel.get().text().equals(wireName(type.channel()))) {
            throw channel.get().malformed("not the channel of this type");
        }
        M message = MakerJson.RECORDS.read(root.field("payload"), type.record());
        try {
            return new Envelope<>(
                    root.field("id").text(),
                    root.optional("seq")
                            .map(seq -> seq.integer(1, Long.MAX_VALUE))
                            .orElse(null),
                    root.field("ts").integer(0, Long.MAX_VALUE),
                    root.optional("inReplyTo").map(JsonCursor::text).orElse(null),
                    message);
        } catch (IllegalArgumentException broken) {
            throw root.malformed(String.valueOf(broken.getMessage()));
        }
    }

    private static @Nullable String wireName(@Nullable Channel channel) {
        return channel == null ? null : channel.wireName();
    }

    /** An envelope with its payload as JSON. */
    private record Written(
            int v,
            String type,
            String id,
            @Nullable String ch,
            @Nullable Long seq,
            long ts,
            @Nullable String inReplyTo,
            JsonNode payload) {}
}
