package io.walras.protocol.wire.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.walras.protocol.num.Uint256;
import java.io.IOException;
import java.math.BigInteger;

/** A solution's id or gas: a JSON number between 0 and 2^64 - 1, which is more than Java's long holds. */
final class Unsigned64 {
    private Unsigned64() {}

    static final class Writer extends JsonSerializer<Uint256> {
        @Override
        public void serialize(Uint256 value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNumber(value.toBigInteger());
        }
    }

    static final class Reader extends JsonDeserializer<Uint256> {
        @Override
        public Uint256 deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.hasToken(JsonToken.VALUE_NUMBER_INT)) {
                throw context.wrongTokenException(json, Uint256.class, JsonToken.VALUE_NUMBER_INT, "expected a number");
            }
            BigInteger value = json.getBigIntegerValue();
            if (value.signum() < 0 || value.bitLength() > 64) {
                throw context.weirdNumberException(value, Uint256.class, "not an unsigned 64-bit integer");
            }
            return Uint256.of(value);
        }
    }
}
