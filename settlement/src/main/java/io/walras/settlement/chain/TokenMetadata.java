package io.walras.settlement.chain;

import org.jspecify.annotations.Nullable;

/**
 * What a token says of itself; for show only, nothing is decided by it.
 *
 * @param decimals null if it does not say, or says something absurd
 * @param symbol printable, at most {@link #MAX_SYMBOL_LENGTH} characters; null if there is none of that kind
 */
public record TokenMetadata(
        @Nullable Integer decimals, @Nullable String symbol) {
    public static final int MAX_SYMBOL_LENGTH = 32;

    /** A token that says nothing. */
    public static final TokenMetadata NONE = new TokenMetadata(null, null);
}
