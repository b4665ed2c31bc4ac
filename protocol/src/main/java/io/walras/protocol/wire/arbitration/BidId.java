package io.walras.protocol.wire.arbitration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.JsonCursor;
import java.util.Comparator;
import java.util.Optional;

/**
 * The id of a bid as its file spells it, a JSON integer or a string, and as it is printed again. Integers order before
 * strings; strings that are decimal numbers order by value and before other text.
 *
 * @param spelling how the file writes it
 * @param number value of an integer or of a decimal string; zero for other text
 */
record BidId(Spelling spelling, Uint256 number, String text) implements Comparable<BidId> {
    /** In the order in which ids are compared. */
    enum Spelling {
        INTEGER,
        DECIMAL_STRING,
        OTHER_STRING
    }

    private static final Comparator<BidId> ORDER =
            Comparator.comparing(BidId::spelling).thenComparing(BidId::number).thenComparing(BidId::text);

    static BidId read(JsonCursor cursor) {
        if (cursor.node().isIntegralNumber()) {
            Uint256 number = cursor.amountOrInteger();
            return new BidId(Spelling.INTEGER, number, number.toString());
        }
        String text = cursor.text();
        Optional<Uint256> number = Uint256.parseDecimal(text);
        Spelling spelling = number.isPresent() ? Spelling.DECIMAL_STRING : Spelling.OTHER_STRING;
        return new BidId(spelling, number.orElse(Uint256.ZERO), text);
    }

    JsonNode toJson() {
        return spelling == Spelling.INTEGER
                ? JsonNodeFactory.instance.numberNode(number.toBigInteger())
                : JsonNodeFactory.instance.textNode(text);
    }

    @Override
    public int compareTo(BidId other) {
        return ORDER.compare(this, other);
    }
}
