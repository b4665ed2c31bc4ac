package io.walras.auctioneer.testing;

import io.walras.auctioneer.ledger.MarketHistory;
import io.walras.protocol.market.Candle;
import io.walras.protocol.market.CandleInterval;
import io.walras.protocol.market.MarketTrade;
import io.walras.protocol.market.Pair;
import io.walras.protocol.market.PairResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A history of markets in memory: what a test puts into it, the newest first. */
public final class MemoryMarkets implements MarketHistory {
    private final List<MarketTrade> trades = new CopyOnWriteArrayList<>();
    private final List<PairResult> results = new CopyOnWriteArrayList<>();

    public void put(MarketTrade trade) {
        trades.add(0, trade);
    }

    public void put(PairResult result) {
        results.add(0, result);
    }

    @Override
    public CompletionStage<List<MarketTrade>> trades(Pair pair, Position before, int limit) {
        return CompletableFuture.completedStage(trades.stream()
                .filter(trade -> trade.blockNumber() < before.blockNumber()
                        || (trade.blockNumber() == before.blockNumber() && trade.logIndex() < before.logIndex()))
                .limit(limit)
                .toList());
    }

    @Override
    public CompletionStage<List<Candle>> candles(Pair pair, CandleInterval interval, long from, long to, int limit) {
        List<Candle> each = new ArrayList<>();
        trades.reversed().forEach(trade -> each.add(Candle.of(interval.start(trade.at()), trade.price(pair))));
        List<Candle> joined = Candle.joined(each, interval).stream()
                .filter(candle -> candle.start() >= from && candle.start() < to)
                .toList();
        return CompletableFuture.completedStage(joined.subList(Math.max(0, joined.size() - limit), joined.size()));
    }

    @Override
    public CompletionStage<List<PairResult>> results(Pair pair, long before, int limit) {
        return CompletableFuture.completedStage(results.stream()
                .filter(result -> result.auctionId() < before)
                .limit(limit)
                .toList());
    }
}
