package io.walras.protocol.wire.engine;

import io.walras.protocol.num.Uint256;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a token.
 *
 * @param decimals decimal places a person reads it with; no rule depends on it
 * @param symbol name a person reads; no rule depends on it
 * @param referencePrice price of 10^18 atoms in native atoms (wei), if known
 * @param availableBalance atoms in the settlement contract that a solution may use as a buffer
 * @param trusted whether swaps that take this token in may be replaced by such buffers
 */
public record TokenJson(
        @Nullable Integer decimals,
        @Nullable String symbol,
        @Nullable Uint256 referencePrice,
        Uint256 availableBalance,
        boolean trusted) {
    public TokenJson {
        availableBalance = Absent.or(availableBalance, Uint256.ZERO);
    }
}
