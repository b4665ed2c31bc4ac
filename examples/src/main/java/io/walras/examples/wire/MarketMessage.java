package io.walras.examples.wire;

import io.walras.protocol.wire.Json;
import io.walras.protocol.wire.JsonCursor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message of the stream of market data.
 *
 * @param op what kind of message
 * @param channel what it is about; empty if it is not about a channel
 * @param type what happened; empty if nothing did
 * @param book what the channel {@code book} tells
 * @param text all of it
 */
public record MarketMessage(
        String op, Optional<String> channel, Optional<String> type, Optional<BookChange> book, String text) {

    /**
     * A whole book, or the levels that differ.
     *
     * @param previous the sequence that it leads on from; empty if it is all of the book
     * @param checksum of the book afterwards
     */
    public record BookChange(
            Optional<Long> previous, long sequence, List<BookLevel> bids, List<BookLevel> asks, long checksum) {
        public BookChange {
            bids = List.copyOf(bids);
            asks = List.copyOf(asks);
        }
    }

    /** All orders of a side at one price, in ticks and lots. */
    public record BookLevel(long price, long lots, long orders) {}

    /** Reads a message. */
    public static MarketMessage read(String text) {
        JsonCursor message = Json.parse(ExampleJson.MAPPER, text);
        Optional<String> channel = message.optional("channel").map(JsonCursor::text);
        Optional<JsonCursor> data = message.optional("data");
        return new MarketMessage(
                message.field("op").text(),
                channel,
                message.optional("type").map(JsonCursor::text),
                data.filter(told -> channel.equals(Optional.of("book"))).map(MarketMessage::change),
                text);
    }

    /** The message that asks to follow a channel. */
    public static String subscribe(String channel, String market) {
        return ExampleJson.line(Map.of("op", "subscribe", "channel", channel, "market", market));
    }

    private static BookChange change(JsonCursor data) {
        return new BookChange(
                data.optional("previous").map(MarketMessage::number),
                number(data.field("sequence")),
                data.field("bids").list(MarketMessage::level),
                data.field("asks").list(MarketMessage::level),
                number(data.field("checksum")));
    }

    private static BookLevel level(JsonCursor level) {
        return new BookLevel(number(level.field("price")), number(level.field("lots")), number(level.field("orders")));
    }

    private static long number(JsonCursor cursor) {
        return cursor.integer(0, Long.MAX_VALUE);
    }
}
