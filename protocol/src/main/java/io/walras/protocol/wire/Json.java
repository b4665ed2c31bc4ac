package io.walras.protocol.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The one way to read JSON from outside: bounded before it is built, strict RFC 8259 in strict UTF-8, duplicate keys and
 * trailing tokens refused, decimals kept exact. Unknown fields are ignored, as CoW does.
 */
public final class Json {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private Json() {}

    /**
     * A mapper with these limits. It reads and writes {@link io.walras.protocol.chain.Address}, {@code Bytes}, {@code
     * Bytes32}, {@code OrderUid} and {@code Uint256} as the wire spells them; map entries are written in key order.
     */
    public static ObjectMapper strict(JsonLimits limits) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(limits.maxBytes())
                        .maxNestingDepth(limits.maxDepth())
                        .maxNumberLength(JsonLimits.MAX_NUMBER_LENGTH)
                        .maxStringLength(limits.maxStringLength())
                        .maxNameLength(limits.maxNameLength())
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
        return JsonMapper.builder(factory)
                .addModule(new WireScalars())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
    }

    /**
     * Reads a document as a tree.
     *
     * @throws MalformedJsonException if it is longer than {@code maxBytes}, not UTF-8, not one JSON value, or breaks a
     *     limit of the mapper
     */
    public static JsonCursor parse(ObjectMapper mapper, byte[] document) {
        long maxBytes = mapper.getFactory().streamReadConstraints().getMaxDocumentLength();
        if (document.length > maxBytes) {
            throw new MalformedJsonException("", "longer than " + maxBytes + " bytes");
        }
        return parse(mapper, utf8(document));
    }

    /** As {@link #parse(ObjectMapper, byte[])} for text that is already decoded. */
    public static JsonCursor parse(ObjectMapper mapper, String document) {
        JsonNode root;
        try {
            root = mapper.readTree(document);
        } catch (JsonProcessingException malformed) {
            throw new MalformedJsonException("", reason(malformed));
        }
        if (root.isMissingNode()) {
            throw new MalformedJsonException("", "empty document");
        }
        return new JsonCursor(root, "");
    }

    private static String utf8(byte[] document) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new MalformedJsonException("", "not UTF-8");
        }
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            throw new MalformedJsonException("", "starts with a byte order mark");
        }
        return text;
    }

    private static String reason(JsonProcessingException malformed) {
        String message = malformed.getOriginalMessage();
        if (malformed instanceof StreamConstraintsException) {
            return "exceeds a limit: " + message;
        }
        String what = message.startsWith("Duplicate") ? "duplicate key" : "not JSON";
        return what + place(malformed.getLocation());
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
