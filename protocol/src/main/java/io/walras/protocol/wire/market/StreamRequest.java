package io.walras.protocol.wire.market;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.walras.protocol.wire.Json;
import io.walras.protocol.wire.JsonCursor;
import io.walras.protocol.wire.JsonLimits;
import io.walras.protocol.wire.MalformedJsonException;
import java.util.Set;

/** What a client says on the stream of market data. */
public sealed interface StreamRequest {
    /** The most UTF-8 bytes of a request. */
    int MAX_BYTES = 1_024;

    /** Wants to be told what happens on a channel of a market. */
    record Subscribe(Channel channel, String market) implements StreamRequest {}

    /** Wants to be told no more of it. */
    record Unsubscribe(Channel channel, String market) implements StreamRequest {}

    /** Wants to hear that the connection lives. */
    record Ping() implements StreamRequest {}

    /**
     * Reads a request. Members that it does not have are refused: a filter that is silently ignored would not filter.
     *
     * @throws MalformedJsonException if it is none
     */
    static StreamRequest read(String text) {
        JsonCursor request = Json.parse(Format.MAPPER, text);
        JsonCursor op = request.field("op");
        return switch (op.text()) {
            case "subscribe" -> {
                Format.requireOnly(request, Format.TOPIC);
                yield new Subscribe(Format.channel(request), Format.market(request));
            }
            case "unsubscribe" -> {
                Format.requireOnly(request, Format.TOPIC);
                yield new Unsubscribe(Format.channel(request), Format.market(request));
            }
            case "ping" -> {
                Format.requireOnly(request, Format.ALONE);
                yield new Ping();
            }
            default -> throw op.malformed("not one of subscribe, unsubscribe, ping");
        };
    }

    /** How a request is written. */
    final class Format {
        private static final int MAX_MARKET_LENGTH = 33;
        private static final ObjectMapper MAPPER = Json.strict(new JsonLimits(MAX_BYTES, 64, 64, 2));
        private static final Set<String> ALONE = Set.of("op");
        private static final Set<String> TOPIC = Set.of("op", "channel", "market");

        private Format() {}

        private static void requireOnly(JsonCursor request, Set<String> members) {
            request.node().fieldNames().forEachRemaining(name -> {
                if (!members.contains(name)) {
                    throw request.malformed("has a member that this op does not have");
                }
            });
        }

        private static Channel channel(JsonCursor request) {
            return request.field("channel").scalar(Channel::ofWireName, "not one of book, bbo, trades, auctions");
        }

        private static String market(JsonCursor request) {
            JsonCursor market = request.field("market");
            String name = market.text();
            if (name.isEmpty() || name.length() > MAX_MARKET_LENGTH) {
                throw market.malformed("not the name of a market");
            }
            return name;
        }
    }
}
