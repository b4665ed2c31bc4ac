package io.walras.protocol.wire.maker;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.walras.protocol.wire.Json;
import io.walras.protocol.wire.JsonLimits;
import io.walras.protocol.wire.JsonRecords;
import io.walras.protocol.wire.MalformedJsonException;

/** Reads and writes the records of this package where they stand alone: bodies of HTTP requests, rows of a table. */
public final class MakerJson {
    /** The largest text message or body, in bytes of UTF-8. */
    public static final int MAX_BYTES = 64 << 10;

    private static final int MAX_STRING_LENGTH = 4 << 10;

    static final JsonRecords RECORDS =
            new JsonRecords(Json.strict(new JsonLimits(MAX_BYTES, MAX_STRING_LENGTH, JsonLimits.FIELD_NAME_LENGTH))
                    .setDefaultPropertyInclusion(Include.NON_NULL));

    private MakerJson() {}

    /**
     * Reads one value of the type.
     *
     * @throws MalformedJsonException if the document is not one
     */
    public static <T> T read(byte[] document, Class<T> type) {
        return RECORDS.read(document, type);
    }

    /** Writes the value as UTF-8. */
    public static byte[] write(Object value) {
        return RECORDS.write(value);
    }
}
