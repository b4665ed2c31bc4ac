package io.walras.auctioneer.ledger;

import io.walras.auctioneer.ledger.MarketHistory.Position;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.market.Candle;
import io.walras.protocol.market.CandleInterval;
import io.walras.protocol.market.MarketTrade;
import io.walras.protocol.market.Pair;
import io.walras.protocol.market.PairPrice;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Candles of a minute and of an hour, seen from the smaller token. Longer ones are made of these when they are asked for, so
 * that no question reads more than a bounded number of rows, however many trades there are.
 */
final class CandleTable {
    private static final List<CandleInterval> KEPT = List.of(CandleInterval.MINUTE, CandleInterval.HOUR);
    private static final Comparator<Position> IN_CHAIN =
            Comparator.comparingLong(Position::blockNumber).thenComparingLong(Position::logIndex);

    private final Sql sql;
    private final PairTrades trades;

    CandleTable(Sql sql) {
        this.sql = sql;
        this.trades = new PairTrades(sql);
    }

    private record Kept(Candle candle, Position last) {}

    /** Counts a trade that the table of trades has got. */
    void add(MarketTrade trade) {
        Bytes pair = PairKey.of(trade.sortedPair());
        Position position = new Position(trade.blockNumber(), trade.logIndex());
        for (CandleInterval interval : KEPT) {
            long start = interval.start(trade.at());
            Candle alone = Candle.of(start, trade.price(trade.sortedPair()));
            Optional<Kept> kept = find(pair, interval, start);
            if (kept.isEmpty()) {
                insert(pair, interval, new Kept(alone, position));
            } else if (IN_CHAIN.compare(kept.get().last(), position) < 0) {
                delete(pair, interval, start);
                insert(pair, interval, new Kept(kept.get().candle().then(alone), position));
            } else {
                rebuild(trade.sortedPair(), interval, start);
            }
        }
    }

    /** Counts no more a trade that is gone from the table of trades. */
    void remove(MarketTrade trade) {
        KEPT.forEach(interval -> rebuild(trade.sortedPair(), interval, interval.start(trade.at())));
    }

    /** The latest candles of those that start from {@code from} on and before {@code to}, the oldest first. */
    List<Candle> of(Pair pair, CandleInterval interval, long from, long to, int limit) {
        CandleInterval source =
                interval.millis() < CandleInterval.HOUR.millis() ? CandleInterval.MINUTE : CandleInterval.HOUR;
        long rows = limit * (interval.millis() / source.millis());
        List<Candle> latestFirst = sql.list(
                "SELECT * FROM candles WHERE pair = ? AND width = ? AND start_at >= ? AND start_at < ?"
                        + " ORDER BY start_at DESC LIMIT ?",
                CandleTable::candle,
                PairKey.of(pair),
                source.millis(),
                -Math.floorDiv(-from, interval.millis()) * interval.millis(),
                -Math.floorDiv(-to, interval.millis()) * interval.millis(),
                rows);
        List<Candle> joined = Candle.joined(latestFirst.reversed(), interval);
        List<Candle> latest = joined.subList(Math.max(0, joined.size() - limit), joined.size());
        return pair.equals(pair.sorted())
                ? List.copyOf(latest)
                : latest.stream().map(Candle::flipped).toList();
    }

    private void rebuild(Pair pair, CandleInterval interval, long start) {
        delete(PairKey.of(pair), interval, start);
        List<MarketTrade> all = trades.between(pair, start, start + interval.millis());
        all.stream()
                .map(trade -> Candle.of(start, trade.price(pair)))
                .reduce(Candle::then)
                .ifPresent(candle -> insert(
                        PairKey.of(pair),
                        interval,
                        new Kept(
                                candle,
                                new Position(
                                        all.getLast().blockNumber(),
                                        all.getLast().logIndex()))));
    }

    private Optional<Kept> find(Bytes pair, CandleInterval interval, long start) {
        return sql.first(
                "SELECT * FROM candles WHERE pair = ? AND width = ? AND start_at = ?",
                row -> new Kept(candle(row), new Position(row.number("last_block"), row.number("last_log"))),
                pair,
                interval.millis(),
                start);
    }

    private void delete(Bytes pair, CandleInterval interval, long start) {
        sql.update("DELETE FROM candles WHERE pair = ? AND width = ? AND start_at = ?", pair, interval.millis(), start);
    }

    private void insert(Bytes pair, CandleInterval interval, Kept kept) {
        Candle candle = kept.candle();
        sql.update(
                "INSERT INTO candles (pair, width, start_at, open_base, open_quote, high_base, high_quote, low_base,"
                        + " low_quote, close_base, close_quote, volume_base, volume_quote, trades, last_block, last_log)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                pair,
                interval.millis(),
                candle.start(),
                candle.open().base(),
                candle.open().quote(),
                candle.high().base(),
                candle.high().quote(),
                candle.low().base(),
                candle.low().quote(),
                candle.close().base(),
                candle.close().quote(),
                candle.volumeBase(),
                candle.volumeQuote(),
                candle.trades(),
                kept.last().blockNumber(),
                kept.last().logIndex());
    }

    private static Candle candle(Row row) {
        return new Candle(
                row.number("start_at"),
                new PairPrice(row.amount("open_base"), row.amount("open_quote")),
                new PairPrice(row.amount("high_base"), row.amount("high_quote")),
                new PairPrice(row.amount("low_base"), row.amount("low_quote")),
                new PairPrice(row.amount("close_base"), row.amount("close_quote")),
                row.integer("volume_base"),
                row.integer("volume_quote"),
                row.number("trades"));
    }
}
