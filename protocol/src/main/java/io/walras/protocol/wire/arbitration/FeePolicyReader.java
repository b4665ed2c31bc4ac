package io.walras.protocol.wire.arbitration;

import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.JsonCursor;
import java.util.Map;

/** Reads a fee policy in the externally tagged form of CoW's wire. */
final class FeePolicyReader {
    private FeePolicyReader() {}

    static FeePolicy read(JsonCursor cursor) {
        Map.Entry<String, JsonCursor> tagged = cursor.onlyMember();
        JsonCursor policy = tagged.getValue();
        return switch (tagged.getKey()) {
            case "surplus" -> new FeePolicy.Surplus(factor(policy, "factor"), factor(policy, "maxVolumeFactor"));
            case "priceImprovement" ->
                new FeePolicy.PriceImprovement(
                        factor(policy, "factor"), factor(policy, "maxVolumeFactor"), quote(policy.field("quote")));
            case "volume" -> new FeePolicy.Volume(factor(policy, "factor"));
            default -> throw policy.malformed("not a fee policy: surplus, priceImprovement or volume");
        };
    }

    private static Fraction factor(JsonCursor policy, String name) {
        JsonCursor field = policy.field(name);
        Fraction factor = field.fraction();
        if (!factor.isLessThanOne()) {
            throw field.malformed("a fee factor is less than one");
        }
        return factor;
    }

    private static FeePolicy.Quote quote(JsonCursor quote) {
        return new FeePolicy.Quote(
                positive(quote.field("sellAmount")),
                positive(quote.field("buyAmount")),
                quote.field("fee").amountOrInteger());
    }

    private static Uint256 positive(JsonCursor field) {
        Uint256 amount = field.amountOrInteger();
        if (amount.isZero()) {
            throw field.malformed("a quote's amounts are positive");
        }
        return amount;
    }
}
