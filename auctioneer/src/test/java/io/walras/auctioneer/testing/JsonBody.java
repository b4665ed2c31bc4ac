package io.walras.auctioneer.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The text of a JSON object, written field by field so that a test can put anything into it. */
public final class JsonBody {
    private final Map<String, String> fields = new LinkedHashMap<>();

    /** Puts a field whose value is this JSON, in the place of one of the same name. */
    public JsonBody with(String name, String json) {
        fields.put(name, json);
        return this;
    }

    /** Puts a field whose value is a string that needs no escapes beyond its own. */
    public JsonBody text(String name, Object value) {
        return with(name, "\"" + value + "\"");
    }

    public JsonBody without(String name) {
        fields.remove(name);
        return this;
    }

    @Override
    public String toString() {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
