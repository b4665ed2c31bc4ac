package io.walras.protocol.wire.order;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.Amounts;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an object. Every method throws {@link FaultException} for a value it cannot read; a field that is null
 * counts as left out, as in what CoW's clients send.
 */
final class Fields {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");
    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]*|0x0*[1-9a-fA-F][0-9a-fA-F]*");

    private final Map<String, JsonValue> members;

    Fields(JsonValue.Members object) {
        this.members = object.members();
    }

    /** Those of the names that are left out. */
    List<String> missing(String... names) {
        return Arrays.stream(names).filter(name -> find(name).isEmpty()).toList();
    }

    Optional<JsonValue> find(String name) {
        return Optional.ofNullable(members.get(name)).filter(value -> value != JsonValue.Nothing.NULL);
    }

    String text(String name) {
        String text = anyText(name);
        if (Characters.holdsControl(text)) {
            throw fault(RequestFault.InvalidCharacter, name, "holds a control character");
        }
        return text;
    }

    /** As {@link #text}, for a text that may be broken into lines. */
    String anyText(String name) {
        if (value(name) instanceof JsonValue.Text text) {
            return text.text();
        }
        throw wrongType(name, "a string");
    }

    boolean truth(String name) {
        if (value(name) instanceof JsonValue.Truth truth) {
            return truth.holds();
        }
        throw wrongType(name, "true or false");
    }

    boolean truth(String name, boolean otherwise) {
        return find(name).isEmpty() ? otherwise : truth(name);
    }

    List<JsonValue> elements(String name) {
        if (value(name) instanceof JsonValue.Elements elements) {
            return elements.elements();
        }
        throw wrongType(name, "an array");
    }

    /** An integer, not bounded. */
    BigInteger integer(String name) {
        if (value(name) instanceof JsonValue.Digits number
                && INTEGER.matcher(number.digits()).matches()) {
            return new BigInteger(number.digits());
        }
        throw wrongType(name, "an integer");
    }

    Address address(String name) {
        return parsed(name, RequestFault.InvalidAddress, "is not an address", Address::parse);
    }

    @Nullable
    Address addressOrNull(String name) {
        return find(name).isEmpty() ? null : address(name);
    }

    Bytes32 hash(String name) {
        return parsed(name, RequestFault.InvalidHash, "is not 0x and 64 hex digits", Bytes32::parse);
    }

    Bytes signature(String name) {
        return parsed(name, RequestFault.InvalidSignature, "is not 0x-prefixed hex", Bytes::parse);
    }

    Uint256 amount(String name) {
        if (value(name) instanceof JsonValue.Digits) {
            throw fault(RequestFault.AmountMustBeString, name, "is a number; an amount is a string");
        }
        String text = text(name);
        return Amounts.parse(text)
                .orElseThrow(() -> DIGITS.matcher(text).matches()
                        ? fault(RequestFault.AmountOverflow, name, "needs more than 256 bits")
                        : fault(RequestFault.InvalidAmount, name, "is not an unsigned integer, decimal or 0x-hex"));
    }

    <E> E choice(String name, Function<String, Optional<E>> ofWireName) {
        return parsed(name, RequestFault.InvalidEnum, "is none of the names allowed", ofWireName);
    }

    <E> E choice(String name, Function<String, Optional<E>> ofWireName, E otherwise) {
        return find(name).isEmpty() ? otherwise : choice(name, ofWireName);
    }

    FaultException fault(RequestFault fault, String name, String whatIsWrong) {
        return new FaultException(fault, name + " " + whatIsWrong, List.of(name));
    }

    private <T> T parsed(String name, RequestFault fault, String otherwise, Function<String, Optional<T>> parse) {
        return parse.apply(text(name)).orElseThrow(() -> fault(fault, name, otherwise));
    }

    private JsonValue value(String name) {
        return find(name).orElseThrow(() -> fault(RequestFault.MissingField, name, "is missing"));
    }

    private FaultException wrongType(String name, String expected) {
        return fault(RequestFault.InvalidType, name, "is not " + expected);
    }
}
