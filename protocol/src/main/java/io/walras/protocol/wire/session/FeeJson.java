package io.walras.protocol.wire.session;

import io.walras.protocol.auction.ChargedPolicy;
import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.auction.FeePolicy.Quote;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Fraction;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A protocol fee that is charged from an order.
 *
 * @param recipient who gets it
 * @param factor the share that is taken; less than one
 * @param maxVolumeFactor its cap as a share of the volume; null for a fee on the volume itself
 * @param quote what an improvement is measured against; null for the other kinds
 */
public record FeeJson(
        Kind kind,
        Address recipient,
        Fraction factor,
        @Nullable Fraction maxVolumeFactor,
        @Nullable Quote quote) {
    /** The kinds of fee policies; the name of a constant is its stable name on the wire. */
    public enum Kind {
        Surplus,
        PriceImprovement,
        Volume
    }

    public FeeJson {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(factor, "factor");
    }

    /** The fee on the wire. */
    public static FeeJson of(ChargedPolicy charged) {
        Address recipient = charged.recipient();
        return switch (charged.policy()) {
            case FeePolicy.Surplus(Fraction factor, Fraction cap) ->
                new FeeJson(Kind.Surplus, recipient, factor, cap, null);
            case FeePolicy.PriceImprovement(Fraction factor, Fraction cap, Quote quote) ->
                new FeeJson(Kind.PriceImprovement, recipient, factor, cap, quote);
            case FeePolicy.Volume(Fraction factor) -> new FeeJson(Kind.Volume, recipient, factor, null, null);
        };
    }

    /**
     * The fee that is meant.
     *
     * @throws IllegalArgumentException if it lacks what its kind needs, or a factor is not less than one
     */
    public ChargedPolicy toPolicy() {
        return new ChargedPolicy(
                switch (kind) {
                    case Surplus -> new FeePolicy.Surplus(factor, needed(maxVolumeFactor));
                    case PriceImprovement ->
                        new FeePolicy.PriceImprovement(factor, needed(maxVolumeFactor), needed(quote));
                    case Volume -> new FeePolicy.Volume(factor);
                },
                recipient);
    }

    private static <T> T needed(@Nullable T part) {
        if (part == null) {
            throw new IllegalArgumentException("a fee lacks what its kind needs");
        }
        return part;
    }
}
