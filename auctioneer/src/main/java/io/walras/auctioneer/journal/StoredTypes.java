package io.walras.auctioneer.journal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.walras.protocol.num.Fraction;
import java.io.IOException;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pcollections.PVector;
import org.pcollections.TreePMap;

/** The types that are neither records nor scalars of the wire: exact fractions and persistent collections. */
final class StoredTypes extends SimpleModule {
    private static final long serialVersionUID = 1;

    StoredTypes() {
        addSerializer(Fraction.class, ToStringSerializer.instance);
        addDeserializer(Fraction.class, new FractionReader());
        addDeserializer(TreePMap.class, PersistentCollectionReader.ofMaps());
        addDeserializer(PVector.class, PersistentCollectionReader.ofVectors());
    }

    /** Reads "numerator/denominator". */
    private static final class FractionReader extends StdDeserializer<Fraction> {
        private static final long serialVersionUID = 1;
        private static final Pattern FRACTION = Pattern.compile("([0-9]{1,160})/([1-9][0-9]{0,159})");

        FractionReader() {
            super(Fraction.class);
        }

        @Override
        public Fraction deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                throw context.wrongTokenException(parser, Fraction.class, JsonToken.VALUE_STRING, "expected a string");
            }
            Matcher parts = FRACTION.matcher(parser.getText());
            if (!parts.matches()) {
                throw context.weirdStringException("", Fraction.class, "not numerator/denominator");
            }
            return new Fraction(new BigInteger(parts.group(1)), new BigInteger(parts.group(2)));
        }
    }
}
