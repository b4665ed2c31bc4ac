package io.walras.protocol.wire.order;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON document of a known, small size token by token, and stops at the first thing that is wrong with it. The
 * limits are checked here and not by the parser, because the parser does not tell them apart.
 */
final class BoundedReader {
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final JsonParser parser;
    private final RequestLimits limits;
    private int tokens;
    /** The member of the document that is being read, for whoever asks what a fault is about. */
    private @Nullable String field;

    private BoundedReader(JsonParser parser, RequestLimits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    /** The object in these bytes; throws {@link FaultException} if it is anything else. */
    static JsonValue.Members readObject(byte[] document, RequestLimits limits) {
        return readObject(decode(document), limits);
    }

    /** The object in this text; throws {@link FaultException} if it is anything else. */
    static JsonValue.Members readObject(String document, RequestLimits limits) {
        if (read(document, limits) instanceof JsonValue.Members members) {
            return members;
        }
        throw new FaultException(RequestFault.InvalidShape, "the body is not a JSON object");
    }

    /** The array in these bytes; throws {@link FaultException} if it is anything else. */
    static JsonValue.Elements readArray(byte[] document, RequestLimits limits) {
        if (read(decode(document), limits) instanceof JsonValue.Elements elements) {
            return elements;
        }
        throw new FaultException(RequestFault.InvalidShape, "the body is not a JSON array");
    }

    private static JsonValue read(String document, RequestLimits limits) {
        try (JsonParser parser = FACTORY.createParser(document)) {
            return new BoundedReader(parser, limits).document();
        } catch (JsonProcessingException malformed) {
            throw new FaultException(RequestFault.MalformedJson, "the body is not JSON");
        } catch (IOException impossible) {
            throw new IllegalStateException("text in memory cannot fail to be read", impossible);
        }
    }

    private static String decode(byte[] document) {
        boolean wide = document.length > 1 && (document[0] == 0 || document[1] == 0);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
            if (!wide && (text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK)) {
                return text;
            }
        } catch (CharacterCodingException notUtf8) {
            throw new FaultException(RequestFault.InvalidEncoding, "the body is not UTF-8");
        }
        throw new FaultException(RequestFault.InvalidEncoding, "the body is not UTF-8 without a byte order mark");
    }

    private JsonValue document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new FaultException(RequestFault.EmptyBody, "the body is empty");
        }
        JsonValue value = value(first, 0);
        if (parser.nextToken() != null) {
            throw new FaultException(RequestFault.MalformedJson, "the body goes on after its JSON value");
        }
        return value;
    }

    private JsonValue value(JsonToken token, int depth) throws IOException {
        count();
        return switch (token) {
            case START_OBJECT -> object(deeper(depth));
            case START_ARRAY -> array(deeper(depth));
            case VALUE_STRING -> new JsonValue.Text(text(parser.getText(), limits.stringLength(), "a string"));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Digits(number(parser.getText()));
            case VALUE_TRUE -> new JsonValue.Truth(true);
            case VALUE_FALSE -> new JsonValue.Truth(false);
            case VALUE_NULL -> JsonValue.Nothing.NULL;
            default -> throw new FaultException(RequestFault.MalformedJson, "the body is not JSON");
        };
    }

    private JsonValue.Members object(int depth) throws IOException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (next() != JsonToken.END_OBJECT) {
            count();
            String name = name(depth);
            if (members.containsKey(name)) {
                throw fault(RequestFault.DuplicateKey, "a name is given twice in one object");
            }
            members.put(name, value(next(), depth));
        }
        count();
        return new JsonValue.Members(members);
    }

    /** A name of the document that is wrong is no fault of the member before it. */
    private String name(int depth) throws IOException {
        if (depth > 1) {
            return text(parser.currentName(), limits.nameLength(), "a name");
        }
        field = null;
        String name = text(parser.currentName(), limits.nameLength(), "a name");
        field = name;
        return name;
    }

    private JsonValue.Elements array(int depth) throws IOException {
        List<JsonValue> elements = new ArrayList<>();
        JsonToken token = next();
        while (token != JsonToken.END_ARRAY) {
            elements.add(value(token, depth));
            token = next();
        }
        count();
        return new JsonValue.Elements(elements);
    }

    private JsonToken next() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new FaultException(RequestFault.MalformedJson, "the body ends too early");
        }
        return token;
    }

    private void count() {
        tokens++;
        if (tokens > limits.tokens()) {
            throw fault(RequestFault.TooManyTokens, "the body has more than " + limits.tokens() + " tokens");
        }
    }

    private int deeper(int depth) {
        if (depth == limits.depth()) {
            throw fault(RequestFault.JsonTooDeep, "the body is nested deeper than " + limits.depth() + " levels");
        }
        return depth + 1;
    }

    private String text(String text, int limit, String what) {
        if (text.length() > limit) {
            throw fault(RequestFault.StringTooLong, what + " is longer than " + limit + " characters");
        }
        if (!Characters.isUnicode(text)) {
            throw fault(RequestFault.InvalidEncoding, what + " holds half of a surrogate pair");
        }
        if (Characters.holdsHidden(text)) {
            throw fault(
                    RequestFault.InvalidCharacter, what + " holds a control character or one that turns text around");
        }
        return text;
    }

    private String number(String text) {
        int exponent = text.toLowerCase(Locale.ROOT).indexOf('e');
        boolean tooLong = text.length() > limits.numberLength()
                || (exponent >= 0 && isBeyond(text.substring(exponent + 1), limits.numberLength()));
        if (tooLong) {
            throw fault(RequestFault.NumberTooLong, "a number has more than " + limits.numberLength() + " digits");
        }
        return text;
    }

    /** Whether an exponent of at most {@link RequestLimits#numberLength} characters is further from zero than the limit. */
    private static boolean isBeyond(String exponent, int limit) {
        String digits = exponent.replaceFirst("^[+-]?0*", "");
        return digits.length() > 9 || (!digits.isEmpty() && Integer.parseInt(digits) > limit);
    }

    private FaultException fault(RequestFault fault, String description) {
        return new FaultException(fault, description, field == null ? List.of() : List.of(field));
    }
}
