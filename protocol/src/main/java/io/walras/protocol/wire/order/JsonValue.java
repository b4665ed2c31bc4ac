package io.walras.protocol.wire.order;

import java.util.List;
import java.util.Map;

/** A JSON value as it was written; numbers keep their text, so nothing is rounded or expanded. */
sealed interface JsonValue {
    record Members(Map<String, JsonValue> members) implements JsonValue {}

    record Elements(List<JsonValue> elements) implements JsonValue {}

    record Text(String text) implements JsonValue {}

    record Digits(String digits) implements JsonValue {}

    record Truth(boolean holds) implements JsonValue {}

    enum Nothing implements JsonValue {
        NULL
    }
}
