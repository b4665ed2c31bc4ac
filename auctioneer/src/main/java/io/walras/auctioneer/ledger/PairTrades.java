package io.walras.auctioneer.ledger;

import io.walras.auctioneer.lane.JobId;
import io.walras.auctioneer.ledger.MarketHistory.Position;
import io.walras.protocol.market.MarketTrade;
import io.walras.protocol.market.Pair;
import java.util.List;

/** The mined fills of orders, by the pair of tokens that they trade. */
final class PairTrades {
    private static final String OF_PAIR = "SELECT * FROM trades WHERE pair = ? ";

    private final Sql sql;

    PairTrades(Sql sql) {
        this.sql = sql;
    }

    /** The newest first. */
    List<MarketTrade> before(Pair pair, Position before, int limit) {
        return sql.list(
                OF_PAIR + "AND block_number <= ? AND (block_number < ? OR log_index < ?)"
                        + " ORDER BY block_number DESC, log_index DESC LIMIT ?",
                PairTrades::trade,
                PairKey.of(pair),
                before.blockNumber(),
                before.blockNumber(),
                before.logIndex(),
                limit);
    }

    /** Those that were seen from {@code from} on and before {@code to}, in the order of the chain. */
    List<MarketTrade> between(Pair pair, long from, long to) {
        return sql.list(
                OF_PAIR + "AND seen_at >= ? AND seen_at < ? ORDER BY block_number, log_index",
                PairTrades::trade,
                PairKey.of(pair),
                from,
                to);
    }

    /** Those of the job's settlement, in the order of the chain. */
    List<MarketTrade> of(JobId job) {
        return sql.list(
                "SELECT * FROM trades WHERE auction_id = ? AND bundle_hash = ? AND pair IS NOT NULL ORDER BY log_index",
                PairTrades::trade,
                job.auctionId(),
                job.bundleHash());
    }

    private static MarketTrade trade(Row row) {
        return new MarketTrade(
                row.number("auction_id"),
                row.word("transaction_hash"),
                row.number("block_number"),
                row.number("log_index"),
                row.uid("uid"),
                row.address("sell_token"),
                row.address("buy_token"),
                row.amount("sell_amount"),
                row.amount("buy_amount"),
                row.number("seen_at"));
    }
}
