package io.walras.examples.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.walras.protocol.wire.Json;
import io.walras.protocol.wire.JsonLimits;

/** The mapper of the examples and what it writes. */
final class ExampleJson {
    /** Published artefacts are large, and so are answers that list a thousand orders. */
    static final ObjectMapper MAPPER = Json.strict(new JsonLimits(32_000_000, 4_000_000, 256));

    private ExampleJson() {}

    /** The value as one line. */
    static String line(Object value) {
        return write(MAPPER.writer(), value);
    }

    /** The value for people to read. */
    static String pretty(Object value) {
        return write(MAPPER.writerWithDefaultPrettyPrinter(), value);
    }

    /**
     * The value in the text.
     *
     * @throws IllegalArgumentException if it is not one of this type
     */
    static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("not a " + type.getSimpleName(), malformed);
        }
    }

    private static String write(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), bug);
        }
    }
}
