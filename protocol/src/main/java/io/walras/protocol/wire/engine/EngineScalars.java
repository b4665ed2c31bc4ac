package io.walras.protocol.wire.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Fraction;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The scalars that only the engine API has, or that it spells in its own way. */
final class EngineScalars extends SimpleModule {
    private static final long serialVersionUID = 1L;
    private static final Pattern SIGNED = Pattern.compile("-?[0-9]{1,78}");

    EngineScalars() {
        scalar(Address.class, EngineScalars::address, Address::toString);
        addKeyDeserializer(Address.class, new AddressKey());
        scalar(OrderKind.class, OrderKind::ofWireName, OrderKind::wireName);
        scalar(TokenBalance.class, TokenBalance::ofWireName, TokenBalance::wireName);
        scalar(SigningScheme.class, EngineScalars::scheme, SigningScheme::wireName);
        scalar(BigInteger.class, EngineScalars::signed, BigInteger::toString);
        scalar(Instant.class, EngineScalars::instant, Instant::toString);
        scalar(Fraction.class, Fraction::parseDecimal, EngineScalars::decimal);
    }

    private <T> void scalar(Class<T> type, Function<String, Optional<T>> parse, Function<T, String> write) {
        addSerializer(type, new ToText<>(type, write));
        addDeserializer(type, new FromText<>(type, parse));
    }

    /** Engines write addresses in whatever case they like, also with a checksum that is wrong. */
    private static Optional<Address> address(String text) {
        return text.length() == 42 ? Address.parse(text.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** Requests spell schemes in lower case, responses in camel case. */
    private static Optional<SigningScheme> scheme(String text) {
        return SigningScheme.ofWireName(text.toLowerCase(Locale.ROOT));
    }

    private static Optional<BigInteger> signed(String text) {
        return SIGNED.matcher(text).matches() ? Optional.of(new BigInteger(text)) : Optional.empty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notRfc3339) {
            return Optional.empty();
        }
    }

    /** The exact decimal; every fraction of this API came from decimal text, so it has one. */
    private static String decimal(Fraction fraction) {
        return new BigDecimal(fraction.numerator())
                .divide(new BigDecimal(fraction.denominator()))
                .toPlainString();
    }

    private static final class ToText<T> extends StdScalarSerializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<T, String> write;

        ToText(Class<T> type, Function<T, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(write.apply(value));
        }
    }

    /** A decimal may also be a number, whose exact decimal text is taken; everything else is a string. */
    private static final class FromText<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final Class<T> type;
        private final transient Function<String, Optional<T>> parse;

        FromText(Class<T> type, Function<String, Optional<T>> parse) {
            super(type);
            this.type = type;
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            boolean decimal = type == Fraction.class && json.currentToken().isNumeric();
            if (!decimal && !json.hasToken(JsonToken.VALUE_STRING)) {
                throw context.wrongTokenException(json, type, JsonToken.VALUE_STRING, "expected a string");
            }
            return parse.apply(json.getText())
                    .orElseThrow(() -> context.weirdStringException("", type, "not a valid " + type.getSimpleName()));
        }
    }

    private static final class AddressKey extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            return address(key).orElseThrow(() -> context.weirdKeyException(Address.class, "", "not a valid Address"));
        }
    }
}
