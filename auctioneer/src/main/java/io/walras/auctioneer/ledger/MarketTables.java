package io.walras.auctioneer.ledger;

import io.walras.auctioneer.lane.JobId;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.market.MarketTrade;
import io.walras.protocol.market.PairResult;
import java.util.ArrayList;
import java.util.List;

/** Writes what events mean to the markets, and notes it as news. */
final class MarketTables {
    private final PairTrades pairTrades;
    private final TradeTable trades;
    private final CandleTable candles;
    private final PairResultTable results;
    private final List<MarketNews> news = new ArrayList<>();

    MarketTables(Sql sql) {
        this.pairTrades = new PairTrades(sql);
        this.trades = new TradeTable(sql);
        this.candles = new CandleTable(sql);
        this.results = new PairResultTable(sql);
    }

    /** The auction was decided so. */
    void decided(Competition competition) {
        for (PairResult.OfPair won : PairResult.all(competition)) {
            results.add(won);
            news.add(new MarketNews.Won(won));
        }
    }

    /** The trades of the job's settlement are in their table. */
    void mined(JobId job) {
        for (MarketTrade trade : pairTrades.of(job)) {
            candles.add(trade);
            news.add(new MarketNews.Traded(trade));
        }
    }

    /** The job's settlement is in no block, or not in that in which it was: takes its trades out of their table. */
    void unmined(JobId job) {
        List<MarketTrade> gone = pairTrades.of(job);
        trades.remove(job);
        for (MarketTrade trade : gone) {
            candles.remove(trade);
            news.add(new MarketNews.TakenBack(trade));
        }
    }

    /** What was noted since it was asked for last. */
    List<MarketNews> takeNews() {
        List<MarketNews> taken = List.copyOf(news);
        news.clear();
        return taken;
    }
}
