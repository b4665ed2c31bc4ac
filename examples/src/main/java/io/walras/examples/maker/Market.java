package io.walras.examples.maker;

import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.maker.PairTerms;
import io.walras.protocol.wire.maker.PriceJson;
import io.walras.protocol.wire.maker.Sides;

/**
 * A pair that the maker quotes, and how. Basis points are of the mid price; all sizes are atoms of the base token.
 *
 * @param mid quote atoms for base atoms, around which both sides lie
 * @param spreadBps between the best bid and the best ask
 * @param stepBps between two steps of the ladder
 * @param steps of each side
 * @param skewBps by which both sides move when what it holds is {@code limit} away from {@code target}
 * @param target what it wants to hold of the base token
 * @param limit how far from that it may get
 */
public record Market(
        PairTerms pair,
        PriceJson mid,
        int spreadBps,
        int stepBps,
        int steps,
        int skewBps,
        Uint256 target,
        Uint256 limit) {
    private static final int MOST_BPS = 5_000;
    private static final int MOST_STEPS = 20;

    public Market {
        if (spreadBps < 1 || stepBps < 1 || skewBps < 0 || steps < 1 || steps > MOST_STEPS) {
            throw new IllegalArgumentException(
                    "spread and step are at least 1 basis point, the skew is not negative, and there are 1 to "
                            + MOST_STEPS + " steps");
        }
        if (spreadBps + stepBps * steps + skewBps > MOST_BPS) {
            throw new IllegalArgumentException(
                    "spread, steps and skew together are at most " + MOST_BPS + " basis points");
        }
        if (limit.isZero() || pair.sides() != Sides.Both) {
            throw new IllegalArgumentException("the limit is not 0, and both sides are quoted");
        }
    }
}
