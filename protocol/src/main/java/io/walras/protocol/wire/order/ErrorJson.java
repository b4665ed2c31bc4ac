package io.walras.protocol.wire.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The body of every answer that is an error.
 *
 * @param errorType stable name
 * @param description for a person
 * @param data facts for a program; left out if there are none
 */
public record ErrorJson(
        String errorType,
        String description,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, ?> data) {
    public ErrorJson {
        data = Map.copyOf(data);
    }
}
