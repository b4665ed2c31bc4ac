package io.walras.protocol.auction;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import org.jspecify.annotations.Nullable;

/**
 * What the choice of winners depends on besides the bids.
 *
 * @param maxWinners most bids that may win
 * @param seed breaks ties
 * @param wrappedNative the token that the native marker is read as when pairs are compared for overlap; null: as itself
 */
public record ArbitrationTerms(
        SelectionPolicy policy,
        int maxWinners,
        ScoringTerms scoring,
        Bytes32 seed,
        @Nullable Address wrappedNative) {
    public ArbitrationTerms {
        if (maxWinners < 0) {
            throw new IllegalArgumentException("the number of winners is not negative: " + maxWinners);
        }
    }

    /** The terms of a batch. */
    public static ArbitrationTerms of(SelectionPolicy policy, int maxWinners, Batch batch) {
        return new ArbitrationTerms(policy, maxWinners, ScoringTerms.of(batch), batch.seed(), batch.wrappedNative());
    }

    /** The pair as the selection compares it. */
    DirectedPair canonical(DirectedPair pair) {
        return wrappedNative == null ? pair : pair.nativeAs(wrappedNative);
    }
}
