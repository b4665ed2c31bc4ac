package io.walras.protocol.wire.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;

/**
 * What became of one order of a batch: exactly what it would have been answered by itself.
 *
 * @param status of HTTP
 * @param uid JSON; null if it was refused
 * @param error JSON; null if it was accepted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchedOrderJson(
        int status,
        @JsonRawValue @Nullable String uid,
        @JsonRawValue @Nullable String error) {
    /** The order was answered so. */
    public static BatchedOrderJson of(int status, String body) {
        return status < 400 ? new BatchedOrderJson(status, body, null) : new BatchedOrderJson(status, null, body);
    }
}
