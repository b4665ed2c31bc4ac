package io.walras.protocol.wire.engine;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.walras.protocol.wire.Json;
import io.walras.protocol.wire.JsonCursor;
import io.walras.protocol.wire.JsonLimits;
import io.walras.protocol.wire.JsonRecords;
import io.walras.protocol.wire.MalformedJsonException;

/** Reads and writes the records of the engine API. */
public final class EngineJson {
    /** The largest body that is read, in bytes. */
    public static final int MAX_BYTES = 16 << 20;

    private static final int MAX_STRING_LENGTH = 1 << 21;
    private static final JsonRecords RECORDS =
            new JsonRecords(Json.strict(new JsonLimits(MAX_BYTES, MAX_STRING_LENGTH, JsonLimits.UID_NAME_LENGTH))
                    .registerModule(new EngineScalars())
                    .setDefaultPropertyInclusion(Include.NON_NULL));

    private EngineJson() {}

    /**
     * Reads one value of the type.
     *
     * @throws MalformedJsonException if the body is not one
     */
    public static <T> T read(byte[] body, Class<T> type) {
        return RECORDS.read(body, type);
    }

    static JsonCursor parse(byte[] body) {
        return Json.parse(RECORDS.mapper(), body);
    }

    static <T> T read(JsonCursor value, Class<T> type) {
        return RECORDS.read(value, type);
    }

    /** Writes the value as UTF-8. */
    public static byte[] write(Object value) {
        return RECORDS.write(value);
    }
}
