package io.walras.protocol.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads and writes records by a strict mapper. What is wrong with a document is said in words that never repeat it: those
 * of the record that refused it, or the type that was expected.
 */
public record JsonRecords(ObjectMapper mapper) {
    /**
     * Reads one document of the type.
     *
     * @throws MalformedJsonException if it is not one
     */
    public <T> T read(byte[] document, Class<T> type) {
        return read(Json.parse(mapper, document), type);
    }

    /**
     * Reads a part of a document as one value of the type.
     *
     * @throws MalformedJsonException if it is not one
     */
    public <T> T read(JsonCursor value, Class<T> type) {
        if (value.node().isNull()) {
            throw value.malformed("missing");
        }
        try {
            return mapper.treeToValue(value.node(), type);
        } catch (JsonMappingException malformed) {
            throw new MalformedJsonException(value.pointer() + pointer(malformed), reason(malformed));
        } catch (JsonProcessingException malformed) {
            throw value.malformed("not readable");
        }
    }

    /** Writes the value as UTF-8. */
    public byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException("cannot write " + value.getClass().getSimpleName(), bug);
        }
    }

    /** The value as a part of a document. */
    public JsonNode tree(Object value) {
        return mapper.valueToTree(value);
    }

    private static String pointer(JsonMappingException malformed) {
        return malformed.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
    }

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
