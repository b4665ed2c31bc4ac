package io.walras.protocol.wire.engine;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.walras.protocol.wire.Json;
import io.walras.protocol.wire.JsonCursor;
import io.walras.protocol.wire.JsonLimits;
import io.walras.protocol.wire.MalformedJsonException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads and writes the records of the engine API. */
public final class EngineJson {
    /** The largest body that is read, in bytes. */
    public static final int MAX_BYTES = 16 << 20;

    private static final int MAX_STRING_LENGTH = 1 << 21;
    private static final ObjectMapper MAPPER = Json.strict(
                    new JsonLimits(MAX_BYTES, MAX_STRING_LENGTH, JsonLimits.UID_NAME_LENGTH))
            .registerModule(new EngineScalars())
            .setDefaultPropertyInclusion(Include.NON_NULL);

    private EngineJson() {}

    /**
     * Reads one value of the type.
     *
     * @throws MalformedJsonException if the body is not one
     */
    public static <T> T read(byte[] body, Class<T> type) {
        return read(parse(body), type);
    }

    static JsonCursor parse(byte[] body) {
        return Json.parse(MAPPER, body);
    }

    static <T> T read(JsonCursor value, Class<T> type) {
        if (value.node().isNull()) {
            throw value.malformed("missing");
        }
        try {
            return MAPPER.treeToValue(value.node(), type);
        } catch (JsonMappingException malformed) {
            throw new MalformedJsonException(value.pointer() + pointer(malformed), reason(malformed));
        } catch (JsonProcessingException malformed) {
            throw value.malformed("not readable");
        }
    }

    /** Writes the value as UTF-8. */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException("cannot write " + value.getClass().getSimpleName(), bug);
        }
    }

    private static String pointer(JsonMappingException malformed) {
        return malformed.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
    }

    /** What is wrong, in words that never repeat the input: the records' own, or the type that was expected. */
    private static String reason(JsonMappingException malformed) {
        if (malformed.getCause() instanceof NullPointerException missing) {
            return missing.getMessage() + " is missing";
        }
        if (malformed.getCause() instanceof IllegalArgumentException broken) {
            return String.valueOf(broken.getMessage());
        }
        String message = malformed.getOriginalMessage();
        if (malformed instanceof InvalidTypeIdException) {
            return "unknown or missing kind";
        }
        if (malformed instanceof MismatchedInputException mismatch
                && mismatch.getTargetType() != null
                && !message.startsWith("Missing required creator property")) {
            return "not a valid " + nameOf(mismatch.getTargetType());
        }
        return message;
    }

    private static String nameOf(Class<?> type) {
        if (Map.class.isAssignableFrom(type)) {
            return "object";
        }
        return Collection.class.isAssignableFrom(type) ? "array" : type.getSimpleName();
    }
}
