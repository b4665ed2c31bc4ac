package io.walras.protocol.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A value in a JSON document together with its place, so that whoever sent it learns what is wrong and where. Every
 * method throws {@link MalformedJsonException} if the value is not what is asked for.
 */
public final class JsonCursor {
    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");

    private final JsonNode node;
    private final String pointer;

    JsonCursor(JsonNode node, String pointer) {
        this.node = node;
        this.pointer = pointer;
    }

    /** The place of this value, as a JSON pointer. */
    public String pointer() {
        return pointer;
    }

    /** The value itself, for a format that keeps a part of a document as it is. */
    public JsonNode node() {
        return node;
    }

    /** The member of this object, which must exist and not be null. */
    public JsonCursor field(String name) {
        return optional(name).orElseThrow(() -> child(name).malformed("missing"));
    }

    /** The member of this object, if it exists and is not null. */
    public Optional<JsonCursor> optional(String name) {
        JsonNode member = object().get(name);
        return member == null || member.isNull()
                ? Optional.empty()
                : Optional.of(new JsonCursor(member, child(name).pointer));
    }

    /** The elements of this array. */
    public List<JsonCursor> elements() {
        require(node.isArray(), "not an array");
        List<JsonCursor> elements = new ArrayList<>(node.size());
        for (JsonNode element : node) {
            elements.add(new JsonCursor(element, pointer + "/" + elements.size()));
        }
        return elements;
    }

    /** The elements of this array, each read by {@code read}. */
    public <T> List<T> list(Function<JsonCursor, T> read) {
        return elements().stream().map(read).toList();
    }

    /** The members of this object as a map; two names that mean the same key are malformed. */
    public <K extends Comparable<K>, V> SortedMap<K, V> map(
            Function<String, Optional<K>> key, Function<JsonCursor, V> value) {
        SortedMap<K, V> map = new TreeMap<>();
        for (Map.Entry<String, JsonNode> member : object().properties()) {
            JsonCursor child = new JsonCursor(member.getValue(), child(member.getKey()).pointer);
            K parsed = key.apply(member.getKey()).orElseThrow(() -> child.malformed("not a valid key"));
            if (map.put(parsed, value.apply(child)) != null) {
                throw child.malformed("the same key again");
            }
        }
        return map;
    }

    /** The only member of this object: an externally tagged variant. */
    public Map.Entry<String, JsonCursor> onlyMember() {
        require(object().size() == 1, "not an object of one member");
        Map.Entry<String, JsonNode> member = node.properties().iterator().next();
        return Map.entry(member.getKey(), new JsonCursor(member.getValue(), child(member.getKey()).pointer));
    }

    /** A string without unpaired surrogates. */
    public String text() {
        require(node.isTextual(), "not a string");
        String text = node.textValue();
        require(
                text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE),
                "not Unicode");
        return text;
    }

    public boolean bool() {
        require(node.isBoolean(), "not a boolean");
        return node.booleanValue();
    }

    /** An integer of JSON between {@code min} and {@code max}, both inclusive. */
    public long integer(long min, long max) {
        require(node.isIntegralNumber() && node.canConvertToLong(), "not an integer from " + min + " to " + max);
        long value = node.longValue();
        require(value >= min && value <= max, "not an integer from " + min + " to " + max);
        return value;
    }

    /** An amount as a decimal string or a 0x-hex string. */
    public Uint256 amount() {
        return scalar(Amounts::parse, "not an unsigned 256-bit integer");
    }

    /** An amount as a decimal string, a 0x-hex string or an integer of JSON. */
    public Uint256 amountOrInteger() {
        if (!node.isIntegralNumber()) {
            return amount();
        }
        return Uint256.parseDecimal(node.bigIntegerValue().toString())
                .orElseThrow(() -> malformed("not an unsigned 256-bit integer"));
    }

    /** An exact fraction from the decimal text of a string or a number. */
    public Fraction fraction() {
        Optional<Fraction> parsed =
                node.isNumber() ? Fraction.parseDecimal(node.decimalValue().toString()) : Fraction.parseDecimal(text());
        return parsed.orElseThrow(() -> malformed("not an unsigned decimal"));
    }

    public Address address() {
        return scalar(Address::parse, "not an address");
    }

    public OrderUid uid() {
        return scalar(OrderUid::parse, "not an order uid");
    }

    public Bytes32 bytes32() {
        return scalar(Bytes32::parse, "not 32 bytes of 0x-hex");
    }

    public Bytes bytes() {
        return scalar(Bytes::parse, "not 0x-hex");
    }

    /** A string that {@code parse} understands. */
    public <T> T scalar(Function<String, Optional<T>> parse, String otherwise) {
        return parse.apply(text()).orElseThrow(() -> malformed(otherwise));
    }

    /** The exception that this value is malformed. */
    public MalformedJsonException malformed(String reason) {
        return new MalformedJsonException(pointer, reason);
    }

    private JsonNode object() {
        require(node.isObject(), "not an object");
        return node;
    }

    /** Names come from outside: whatever is not printable ASCII is shown as a question mark, so a place is one line. */
    private JsonCursor child(String name) {
        String shown = UNPRINTABLE.matcher(name).replaceAll("?");
        return new JsonCursor(node, pointer + "/" + shown.replace("~", "~0").replace("/", "~1"));
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw malformed(otherwise);
        }
    }
}
