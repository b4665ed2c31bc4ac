package io.walras.protocol.market;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * What trades of one interval come to. Each of the four prices is that of a trade, as its exact amounts; of trades at the same
 * highest or lowest price it is the first.
 *
 * @param start unix milliseconds
 * @param open of the first trade
 * @param close of the last trade
 * @param volumeBase base atoms of all trades
 * @param volumeQuote quote atoms of all trades
 * @param trades how many
 */
public record Candle(
        long start,
        PairPrice open,
        PairPrice high,
        PairPrice low,
        PairPrice close,
        BigInteger volumeBase,
        BigInteger volumeQuote,
        long trades) {

    /** The candle of one trade. */
    public static Candle of(long start, PairPrice price) {
        return new Candle(
                start,
                price,
                price,
                price,
                price,
                price.base().toBigInteger(),
                price.quote().toBigInteger(),
                1);
    }

    /** This candle and then a later one, as one that starts with this. */
    public Candle then(Candle later) {
        return new Candle(
                start,
                open,
                later.high.isAbove(high) ? later.high : high,
                low.isAbove(later.low) ? later.low : low,
                later.close,
                volumeBase.add(later.volumeBase),
                volumeQuote.add(later.volumeQuote),
                trades + later.trades);
    }

    /** The same seen from the other token: the highest price of one is the lowest of the other. */
    public Candle flipped() {
        return new Candle(
                start,
                open.flipped(),
                low.flipped(),
                high.flipped(),
                close.flipped(),
                /* volumeBase= */ volumeQuote,
                /* volumeQuote= */ volumeBase,
                trades);
    }

    /** Makes longer candles of shorter ones, which are in the order of time. Intervals without any are left out. */
    public static List<Candle> joined(List<Candle> shorter, CandleInterval interval) {
        List<Candle> joined = new ArrayList<>();
        for (Candle next : shorter) {
            long start = interval.start(next.start);
            boolean goesOn = !joined.isEmpty() && joined.getLast().start == start;
            Candle before = goesOn ? joined.removeLast() : null;
            joined.add(before == null ? next.startingAt(start) : before.then(next));
        }
        return List.copyOf(joined);
    }

    private Candle startingAt(long newStart) {
        return new Candle(newStart, open, high, low, close, volumeBase, volumeQuote, trades);
    }
}
