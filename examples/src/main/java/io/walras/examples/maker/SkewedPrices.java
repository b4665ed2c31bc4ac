package io.walras.examples.maker;

import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.levels.Ladder;
import io.walras.protocol.rfq.levels.LadderStep;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The ladder of a market for what the maker has. The more of the base token it holds, the lower are both sides: it would
 * rather sell than buy. No step is for more than it can give or may hold. Integers only; whatever is rounded is rounded in
 * the maker's favour.
 */
final class SkewedPrices {
    private static final long PPM = 1_000_000;
    /** Parts in which a price is told: basis points of a mid price, in millionths of one. */
    private static final BigInteger PARTS = BigInteger.valueOf(10_000 * PPM);

    private SkewedPrices() {}

    /**
     * The ladder.
     *
     * @param held what the maker has of the base token, promised or not
     * @param freeBase what of it is not promised
     * @param freeQuote what it has of the quote token and has not promised
     */
    static Ladder of(Market market, Uint256 held, Uint256 freeBase, Uint256 freeQuote) {
        long skew = -market.skewBps() * shareOfLimit(market, held);
        Uint256 mayBuy = market.target().plusSaturating(market.limit()).minusOrZero(held);
        Uint256 maySell = held.minusOrZero(market.target().minusOrZero(market.limit()));
        return new Ladder(
                market.pair().base(),
                market.pair().quote(),
                bids(market, skew, mayBuy.min(market.pair().maxSize()), freeQuote),
                asks(market, skew, maySell.min(freeBase).min(market.pair().maxSize())));
    }

    /** How far from its target it is, in parts of a million of the limit, from minus the whole to the whole. */
    private static long shareOfLimit(Market market, Uint256 held) {
        BigInteger off = held.toBigInteger().subtract(market.target().toBigInteger());
        BigInteger share =
                off.multiply(BigInteger.valueOf(PPM)).divide(market.limit().toBigInteger());
        return share.max(BigInteger.valueOf(-PPM)).min(BigInteger.valueOf(PPM)).longValueExact();
    }

    private static List<LadderStep> bids(Market market, long skew, Uint256 most, Uint256 freeQuote) {
        List<LadderStep> bids = new ArrayList<>();
        Uint256 left = most;
        Uint256 funds = freeQuote;
        for (int step = 0; step < market.steps() && !left.isZero(); step++) {
            LadderStep priced = priced(market, skew - away(market, step), Uint256.ONE);
            Uint256 size = stepSize(market).min(left).min(funds.mulDiv(priced.base(), priced.quote(), Rounding.FLOOR));
            if (size.isZero()) {
                break;
            }
            bids.add(new LadderStep(priced.base(), priced.quote(), size));
            left = left.minus(size);
            funds = funds.minusOrZero(size.mulDiv(priced.quote(), priced.base(), Rounding.CEIL));
        }
        return bids;
    }

    private static List<LadderStep> asks(Market market, long skew, Uint256 most) {
        List<LadderStep> asks = new ArrayList<>();
        Uint256 left = most;
        for (int step = 0; step < market.steps() && !left.isZero(); step++) {
            Uint256 size = stepSize(market).min(left);
            asks.add(priced(market, skew + away(market, step), size));
            left = left.minus(size);
        }
        return asks;
    }

    /** All of the largest size in as many steps as there are; rounded up, so that nothing of it is left over. */
    private static Uint256 stepSize(Market market) {
        return market.pair().maxSize().mulDiv(Uint256.ONE, Uint256.of(market.steps()), Rounding.CEIL);
    }

    /** How far from the skewed mid price a step is, in parts. */
    private static long away(Market market, int step) {
        return market.spreadBps() * (PPM / 2) + market.stepBps() * PPM * step;
    }

    /** The mid price, so many parts higher. */
    private static LadderStep priced(Market market, long parts, Uint256 size) {
        Uint256 factor = Uint256.of(PARTS.add(BigInteger.valueOf(parts)));
        return new LadderStep(
                market.mid().base().times(Uint256.of(PARTS)),
                market.mid().quote().times(factor),
                size);
    }
}
