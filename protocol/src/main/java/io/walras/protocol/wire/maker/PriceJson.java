package io.walras.protocol.wire.maker;

import io.walras.protocol.num.Uint256;
import java.util.Objects;

/**
 * An exact price: so many atoms of the quote token for so many of the base token. Neither is 0. Prices that are the same
 * number are the same price, whatever the amounts.
 */
public record PriceJson(Uint256 base, Uint256 quote) {
    public PriceJson {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(quote, "quote");
        if (base.isZero() || quote.isZero()) {
            throw new IllegalArgumentException("an amount of a price is 0");
        }
    }
}
