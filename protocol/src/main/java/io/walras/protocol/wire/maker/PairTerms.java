package io.walras.protocol.wire.maker;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.util.Objects;

/**
 * A pair of tokens that a maker quotes. Which of them is the base is the maker's choice; requests come the same way round.
 *
 * @param minSize the smallest request it wants, in atoms of the base token
 * @param maxSize the largest, in atoms of the base token
 */
public record PairTerms(Address base, Address quote, Uint256 minSize, Uint256 maxSize, Sides sides) {
    public PairTerms {
        requirePair(base, quote);
        Objects.requireNonNull(minSize, "minSize");
        Objects.requireNonNull(maxSize, "maxSize");
        Objects.requireNonNull(sides, "sides");
        if (maxSize.isZero() || minSize.isGreaterThan(maxSize)) {
            throw new IllegalArgumentException("no size is between minSize and maxSize");
        }
    }

    static void requirePair(Address base, Address quote) {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(quote, "quote");
        if (base.equals(quote)) {
            throw new IllegalArgumentException("base and quote are the same token");
        }
    }
}
