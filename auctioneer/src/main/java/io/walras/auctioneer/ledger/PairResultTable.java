package io.walras.auctioneer.ledger;

import io.walras.protocol.market.Pair;
import io.walras.protocol.market.PairPrice;
import io.walras.protocol.market.PairResult;
import io.walras.protocol.num.Uint256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What winning bundles did to the orders of each pair. */
final class PairResultTable {
    private final Sql sql;

    PairResultTable(Sql sql) {
        this.sql = sql;
    }

    void add(PairResult.OfPair won) {
        PairResult result = won.result();
        PairPrice bid = result.bidPrice();
        PairPrice ask = result.askPrice();
        sql.update(
                "INSERT INTO pair_results (pair, auction_id, solver, bundle_id, bid_base, bid_quote, ask_base, ask_quote,"
                        + " volume_base, volume_quote, fills) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                PairKey.of(won.pair()),
                result.auctionId(),
                result.solver(),
                result.bundleId(),
                bid == null ? null : bid.base(),
                bid == null ? null : bid.quote(),
                ask == null ? null : ask.base(),
                ask == null ? null : ask.quote(),
                result.volumeBase(),
                result.volumeQuote(),
                result.fills());
    }

    /** The newest auctions first, each whole. */
    List<PairResult> before(Pair pair, long before, int limit) {
        List<PairResult> results = sql.list(
                "SELECT * FROM pair_results WHERE pair = ? AND auction_id < ? AND auction_id >= COALESCE((SELECT MIN(auction_id)"
                        + " FROM (SELECT auction_id FROM pair_results WHERE pair = ? AND auction_id < ?"
                        + " ORDER BY auction_id DESC LIMIT ?) AS newest), 0)"
                        + " ORDER BY auction_id DESC, solver, bundle_id",
                PairResultTable::result,
                PairKey.of(pair),
                before,
                PairKey.of(pair),
                before,
                limit);
        return pair.equals(pair.sorted())
                ? results
                : results.stream().map(PairResult::flipped).toList();
    }

    private static PairResult result(Row row) {
        return new PairResult(
                row.number("auction_id"),
                row.address("solver"),
                row.amount("bundle_id"),
                price(row.amount("bid_base"), row.amount("bid_quote")),
                price(row.amount("ask_base"), row.amount("ask_quote")),
                row.integer("volume_base"),
                row.integer("volume_quote"),
                (int) row.number("fills"));
    }

    /** A price that there was not is null in the table, which reads as zero. */
    private static @Nullable PairPrice price(Uint256 base, Uint256 quote) {
        return base.isZero() ? null : new PairPrice(base, quote);
    }
}
