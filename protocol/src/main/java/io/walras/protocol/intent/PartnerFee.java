package io.walras.protocol.intent;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Fraction;

/**
 * A fee that an order grants to whoever brought it. Taken like a protocol fee and after all of those, in the counter-side
 * token: the buy token of a sell order, the sell token of a buy order.
 */
public sealed interface PartnerFee {
    /** Who is paid. */
    Address recipient();

    /** The most it may take, as a share of the volume. */
    Fraction maxVolumeFactor();

    /** A share of the volume. */
    record Volume(Fraction factor, Address recipient) implements PartnerFee {
        @Override
        public Fraction maxVolumeFactor() {
            return factor;
        }
    }

    /** A share of the surplus over the order's limit, capped by a share of the volume. */
    record Surplus(Fraction factor, Fraction maxVolumeFactor, Address recipient) implements PartnerFee {}

    /** A share of the improvement over the quote that the order is linked to, capped by a share of the volume. */
    record PriceImprovement(Fraction factor, Fraction maxVolumeFactor, Address recipient) implements PartnerFee {}
}
