package io.walras.auctioneer.ledger;

import io.walras.protocol.market.Candle;
import io.walras.protocol.market.CandleInterval;
import io.walras.protocol.market.MarketTrade;
import io.walras.protocol.market.Pair;
import io.walras.protocol.market.PairResult;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What has been traded of a pair, as far as it is projected. Every stage fails with {@link Ledger.Unavailable} as the
 * ledger's do.
 */
public interface MarketHistory {
    /** The most entries one question may ask for. */
    int MAX_LIMIT = 1_000;

    /** Where a trade is in the chain. */
    record Position(long blockNumber, long logIndex) {
        /** Behind every trade. */
        public static final Position END = new Position(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /**
     * Trades of the pair, in either direction, the newest first.
     *
     * @param before only those that come before this position
     */
    CompletionStage<List<MarketTrade>> trades(Pair pair, Position before, int limit);

    /**
     * Candles of the pair, the oldest first: the latest of those that start at {@code from} or later and before {@code to},
     * both in unix milliseconds. Intervals without trades have none.
     */
    CompletionStage<List<Candle>> candles(Pair pair, CandleInterval interval, long from, long to, int limit);

    /**
     * What winning bundles did to orders of the pair, the newest auction first. The bundles of one auction are never apart,
     * so there may be some more than {@code limit}.
     *
     * @param before only auctions with a smaller number
     */
    CompletionStage<List<PairResult>> results(Pair pair, long before, int limit);
}
