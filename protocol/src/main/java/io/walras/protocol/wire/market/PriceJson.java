package io.walras.protocol.wire.market;

import io.walras.protocol.market.PairPrice;
import io.walras.protocol.num.Uint256;
import org.jspecify.annotations.Nullable;

/** A price as so many quote atoms for so many base atoms; nobody has rounded it. */
public record PriceJson(Uint256 base, Uint256 quote) {
    static PriceJson of(PairPrice price) {
        return new PriceJson(price.base(), price.quote());
    }

    static @Nullable PriceJson ofNullable(@Nullable PairPrice price) {
        return price == null ? null : of(price);
    }
}
