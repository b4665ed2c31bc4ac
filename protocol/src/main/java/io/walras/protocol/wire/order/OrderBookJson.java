package io.walras.protocol.wire.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.walras.protocol.wire.Json;
import io.walras.protocol.wire.JsonLimits;

/** Writes the answers of the order-book API. */
public final class OrderBookJson {
    private static final ObjectMapper MAPPER =
            Json.strict(new JsonLimits(1 << 20, 1 << 16, JsonLimits.UID_NAME_LENGTH));

    private OrderBookJson() {}

    /** The JSON of a record of this package, of a scalar of the protocol, or of a list of either. */
    public static String write(Object answer) {
        try {
            return MAPPER.writeValueAsString(answer);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("an answer cannot be written: " + answer.getClass(), bug);
        }
    }
}
