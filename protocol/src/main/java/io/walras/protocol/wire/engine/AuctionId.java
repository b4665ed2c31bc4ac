package io.walras.protocol.wire.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;

/** An auction's number: a signed 64-bit integer, as decimal text on the wire. */
final class AuctionId {
    private AuctionId() {}

    static final class Writer extends JsonSerializer<Long> {
        @Override
        public void serialize(Long value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.toString());
        }
    }

    static final class Reader extends JsonDeserializer<Long> {
        @Override
        public Long deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                throw context.wrongTokenException(json, Long.class, JsonToken.VALUE_STRING, "expected a string");
            }
            String text = json.getText();
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException malformed) {
                throw context.weirdStringException(text, Long.class, "not an auction id");
            }
        }
    }
}
