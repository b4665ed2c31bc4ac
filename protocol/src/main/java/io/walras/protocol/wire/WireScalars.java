package io.walras.protocol.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** The spelling of the protocol's scalars in JSON: text in, canonical text out. */
final class WireScalars extends SimpleModule {
    private static final long serialVersionUID = 1L;

    WireScalars() {
        scalar(Address.class, Address::parse);
        scalar(Bytes.class, Bytes::parse);
        scalar(Bytes32.class, Bytes32::parse);
        scalar(OrderUid.class, OrderUid::parse);
        scalar(Uint256.class, Amounts::parse);
    }

    private <T> void scalar(Class<T> type, Function<String, Optional<T>> parse) {
        addSerializer(type, ToStringSerializer.instance);
        addDeserializer(type, new FromText<>(type, parse));
        addKeyDeserializer(type, new KeyFromText<>(type, parse));
    }

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
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                throw context.wrongTokenException(parser, type, JsonToken.VALUE_STRING, "expected a string");
            }
            Optional<T> parsed = parse.apply(parser.getText());
            if (parsed.isEmpty()) {
                throw context.weirdStringException("", type, "not a valid " + type.getSimpleName());
            }
            return parsed.get();
        }
    }

    private static final class KeyFromText<T> extends KeyDeserializer {
        private final Class<T> type;
        private final Function<String, Optional<T>> parse;

        KeyFromText(Class<T> type, Function<String, Optional<T>> parse) {
            this.type = type;
            this.parse = parse;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            Optional<T> parsed = parse.apply(key);
            if (parsed.isEmpty()) {
                throw context.weirdKeyException(type, "", "not a valid " + type.getSimpleName());
            }
            return parsed.get();
        }
    }
}
