package io.walras.protocol.wire.maker;

import io.walras.protocol.num.Uint256;
import java.util.Objects;

/**
 * What becomes of one step of a ladder.
 *
 * @param side of the maker: a {@code Bid} buys the base token, an {@code Ask} sells it
 * @param size the new size in atoms of the base token; 0 takes the step away
 */
public record LevelChange(Side side, PriceJson price, Uint256 size) {
    /** The maker's side. */
    public enum Side {
        Bid,
        Ask
    }

    public LevelChange {
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(price, "price");
        Objects.requireNonNull(size, "size");
    }
}
