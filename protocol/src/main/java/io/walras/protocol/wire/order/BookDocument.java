package io.walras.protocol.wire.order;

import io.walras.protocol.book.BookAttributes;
import io.walras.protocol.book.SelfTrade;
import io.walras.protocol.book.TimeInForce;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code metadata.walras.book} of an app-data document: what it leaves out is the usual, what it says and is not
 * known is refused, because an order that rests otherwise than its owner meant is worse than one that does not rest.
 */
final class BookDocument {
    private static final Set<String> KNOWN = Set.of("postOnly", "timeInForce", "selfTrade");

    private BookDocument() {}

    /** Throws {@link FaultException} for anything it cannot read. */
    static BookAttributes read(JsonValue value) {
        if (!(value instanceof JsonValue.Members members)) {
            throw invalid("is not an object");
        }
        for (String name : members.members().keySet()) {
            if (!KNOWN.contains(name)) {
                throw invalid("there is no " + name);
            }
        }
        Fields fields = new Fields(members);
        try {
            return new BookAttributes(
                    fields.truth("postOnly", false),
                    fields.choice("timeInForce", TimeInForce::ofWireName, TimeInForce.GTT),
                    fields.choice("selfTrade", SelfTrade::ofWireName, SelfTrade.ALLOW));
        } catch (IllegalArgumentException contradiction) {
            throw invalid(contradiction.getMessage());
        }
    }

    private static FaultException invalid(@Nullable String description) {
        return new FaultException(RequestFault.InvalidAppData, String.valueOf(description));
    }
}
