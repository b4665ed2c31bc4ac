package io.walras.protocol.wire.maker;

import io.walras.protocol.num.Uint256;
import java.util.Objects;

/**
 * One step of a ladder.
 *
 * @param size atoms of the base token at this price alone, not with the better ones; not 0
 */
public record LevelJson(PriceJson price, Uint256 size) {
    public LevelJson {
        Objects.requireNonNull(price, "price");
        Objects.requireNonNull(size, "size");
        if (size.isZero()) {
            throw new IllegalArgumentException("the size of a level is 0");
        }
    }
}
