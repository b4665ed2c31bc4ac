package io.walras.protocol.wire.order;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The text of a JSON object, written field by field so that a test can put anything into it. */
final class JsonFields {
    private final Map<String, String> fields = new LinkedHashMap<>();

    JsonFields with(String name, String json) {
        fields.put(name, json);
        return this;
    }

    String json() {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
