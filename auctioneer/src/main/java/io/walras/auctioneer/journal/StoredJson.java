package io.walras.auctioneer.journal;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.walras.protocol.book.BookAttributes;
import io.walras.protocol.intent.IntentPool;
import io.walras.protocol.wire.Json;
import io.walras.protocol.wire.JsonLimits;
import java.nio.charset.StandardCharsets;

/**
 * The JSON in which records of the protocol and the lane are stored: an object per record, one member per component;
 * scalars as on the wire; enums by constant name; a variant of a sealed family with its name in the member {@code type}
 * (see {@link TypeNames}). Reading is strict, so that a stored document is either understood completely or refused: every
 * component that may not be null must be there, and no member may be unknown.
 */
public final class StoredJson {
    /** Bounds one stored document; a batch of ten thousand orders takes a tenth of it. */
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private static final ObjectMapper MAPPER = mapper();

    private StoredJson() {}

    /** The document of a record. */
    public static String write(Record value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a " + value.getClass() + " cannot be stored", unwritable);
        }
    }

    /**
     * The record of a document that {@link #write} made.
     *
     * @throws UnreadableDocument if the document is not of that type
     */
    public static <T extends Record> T read(String document, Class<T> type) {
        try {
            return MAPPER.readValue(document, type);
        } catch (JsonProcessingException unreadable) {
            throw new UnreadableDocument("a stored " + type.getSimpleName() + " cannot be read", unreadable);
        }
    }

    static JsonNode tree(Record value) {
        return MAPPER.valueToTree(value);
    }

    static byte[] bytes(Record value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    static <T extends Record> T read(byte[] document, Class<T> type) {
        return read(new String(document, StandardCharsets.UTF_8), type);
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = Json.strict(new JsonLimits(MAX_BYTES, MAX_BYTES, JsonLimits.UID_NAME_LENGTH));
        mapper.setVisibility(PropertyAccessor.GETTER, Visibility.NONE)
                .setVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                .setAnnotationIntrospector(new NullnessOfComponents())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .registerModule(new StoredTypes());
        TypeNames.register(mapper);
        // Snapshots of earlier versions list the orders that the pool has forgotten; the ledger knows those.
        mapper.configOverride(IntentPool.Content.class)
                .setIgnorals(JsonIgnoreProperties.Value.forIgnoredProperties("tombstones"));
        // Books of earlier versions held the names of orders, which nobody relied on yet.
        mapper.configOverride(BookAttributes.class)
                .setIgnorals(JsonIgnoreProperties.Value.forIgnoredProperties("clientOrderId"));
        return mapper;
    }

    /** A stored document is not what it should be: written by a newer version, or damaged. */
    public static final class UnreadableDocument extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnreadableDocument(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
