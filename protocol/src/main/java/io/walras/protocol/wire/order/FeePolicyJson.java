package io.walras.protocol.wire.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A fee policy, tagged by the name of its only member. Factors are exact decimals. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeePolicyJson(
        @Nullable Surplus surplus,
        @Nullable Volume volume,
        @Nullable PriceImprovement priceImprovement) {

    /** A share of the surplus over the limit, capped by a share of the volume. */
    public record Surplus(BigDecimal factor, BigDecimal maxVolumeFactor) {}

    /** A share of the volume. */
    public record Volume(BigDecimal factor) {}

    /** A share of the improvement over a quote, capped by a share of the volume. */
    public record PriceImprovement(BigDecimal factor, BigDecimal maxVolumeFactor, Quote quote) {}

    /** The quote an improvement is measured against, in atoms. */
    public record Quote(Uint256 sellAmount, Uint256 buyAmount, Uint256 fee) {}

    /** The policy on the wire. */
    public static FeePolicyJson of(FeePolicy policy) {
        return switch (policy) {
            case FeePolicy.Surplus(Fraction factor, Fraction cap) ->
                new FeePolicyJson(new Surplus(decimal(factor), decimal(cap)), null, null);
            case FeePolicy.Volume(Fraction factor) -> new FeePolicyJson(null, new Volume(decimal(factor)), null);
            case FeePolicy.PriceImprovement(Fraction factor, Fraction cap, FeePolicy.Quote quote) ->
                new FeePolicyJson(
                        null,
                        null,
                        new PriceImprovement(
                                decimal(factor),
                                decimal(cap),
                                new Quote(quote.sellAmount(), quote.buyAmount(), quote.fee())));
        };
    }

    /** The exact decimal; every factor was read from decimal text, so it has one. */
    private static BigDecimal decimal(Fraction fraction) {
        return new BigDecimal(fraction.numerator()).divide(new BigDecimal(fraction.denominator()));
    }
}
