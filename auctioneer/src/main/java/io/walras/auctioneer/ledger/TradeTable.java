package io.walras.auctioneer.ledger;

import io.walras.auctioneer.lane.JobId;
import io.walras.auctioneer.lane.MinedSettlement;
import io.walras.auctioneer.lane.MinedSettlement.MinedTrade;
import io.walras.auctioneer.ledger.Ledger.Page;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.market.Pair;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The mined fills of orders. */
final class TradeTable {
    private static final String SELECT = "SELECT t.*, o.kind, o.sell_amount AS signed_sell_amount,"
            + " o.buy_amount AS signed_buy_amount, a.fee_policies, a.own_fee_policies FROM trades t"
            + " JOIN orders o ON o.uid = t.uid JOIN auctions a ON a.auction_id = t.auction_id ";
    private static final String NEWEST_FIRST = " AND t.block_number <= ? AND (t.block_number < ? OR t.log_index < ?)"
            + " ORDER BY t.block_number DESC, t.log_index DESC LIMIT ? OFFSET ?";

    private final Sql sql;

    TradeTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * Notes the trades of the job's settlement in place of those of an earlier block. Events of orders that the award
     * does not fill belong to another settlement of the same transaction.
     *
     * @param seenAt unix milliseconds
     */
    void replace(JobId job, MinedSettlement settlement, long seenAt) {
        remove(job);
        for (MinedTrade trade : settlement.trades()) {
            protocolFee(job, trade.uid()).ifPresent(fee -> insert(job, settlement, trade, fee, seenAt));
        }
    }

    void remove(JobId job) {
        sql.update("DELETE FROM trades WHERE auction_id = ? AND bundle_hash = ?", job.auctionId(), job.bundleHash());
    }

    List<Trade> ofOwner(Address owner, Page page) {
        return page("WHERE t.owner = ?", owner, page);
    }

    List<Trade> ofOrder(OrderUid uid, Page page) {
        return page("WHERE t.uid = ?", uid, page);
    }

    private List<Trade> page(String where, Object whose, Page page) {
        return sql.list(
                SELECT + where + NEWEST_FIRST,
                TradeTable::trade,
                whose,
                page.before().major(),
                page.before().major(),
                page.before().minor(),
                page.limit(),
                page.offset());
    }

    /** The auction that first filled the order, if one has. */
    Optional<Long> firstAuctionOf(OrderUid uid) {
        return sql.first(
                "SELECT auction_id FROM trades WHERE uid = ? ORDER BY block_number, log_index LIMIT 1",
                row -> row.number("auction_id"),
                uid);
    }

    /** What the owner's trades gave beyond its orders' limits, in native atoms. */
    BigInteger totalSurplus(Address owner) {
        return sql.first(
                        "SELECT COALESCE(SUM(f.surplus), 0) AS total FROM trades t JOIN settlement_fills f"
                                + " ON f.auction_id = t.auction_id AND f.bundle_hash = t.bundle_hash AND f.uid = t.uid"
                                + " WHERE t.owner = ?",
                        row -> row.integer("total"),
                        owner)
                .orElseThrow();
    }

    /** The block of the token's first trade, if it has one. */
    Optional<Long> firstBlock(Address token) {
        return Stream.of("sell_token", "buy_token")
                .flatMap(column -> sql
                        .first(
                                "SELECT MIN(block_number) AS first_block FROM trades WHERE " + column + " = ?",
                                row -> row.optionalNumber("first_block"),
                                token)
                        .flatMap(found -> found)
                        .stream())
                .min(Comparator.naturalOrder());
    }

    private Optional<Uint256> protocolFee(JobId job, OrderUid uid) {
        return sql.first(
                "SELECT protocol_fee FROM settlement_fills WHERE auction_id = ? AND bundle_hash = ? AND uid = ?",
                row -> row.amount("protocol_fee"),
                job.auctionId(),
                job.bundleHash(),
                uid);
    }

    private void insert(JobId job, MinedSettlement settlement, MinedTrade trade, Uint256 protocolFee, long seenAt) {
        boolean hasPrice = !trade.sellAmount().isZero()
                && !trade.buyAmount().isZero()
                && !trade.sellToken().equals(trade.buyToken());
        sql.update(
                "INSERT INTO trades (auction_id, bundle_hash, transaction_hash, block_number, log_index, uid, owner,"
                        + " sell_token, buy_token, sell_amount, buy_amount, network_fee, protocol_fee,"
                        + " protocol_fee_token, pair, seen_at)"
                        + " SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " CASE WHEN kind = 'SELL' THEN buy_token ELSE sell_token END, ?, ? FROM orders WHERE uid = ?",
                job.auctionId(),
                job.bundleHash(),
                settlement.transaction(),
                settlement.blockNumber(),
                trade.logIndex(),
                trade.uid(),
                trade.owner(),
                trade.sellToken(),
                trade.buyToken(),
                trade.sellAmount(),
                trade.buyAmount(),
                trade.feeAmount(),
                protocolFee,
                hasPrice ? PairKey.of(Pair.sorted(trade.sellToken(), trade.buyToken())) : null,
                seenAt,
                trade.uid());
    }

    private static Trade trade(Row row) {
        return new Trade(
                row.number("auction_id"),
                row.word("transaction_hash"),
                row.number("block_number"),
                row.number("log_index"),
                row.uid("uid"),
                row.address("owner"),
                row.address("sell_token"),
                row.address("buy_token"),
                row.amount("sell_amount"),
                row.amount("network_fee"),
                row.amount("buy_amount"),
                FeesByPolicy.of(row),
                row.address("protocol_fee_token"));
    }
}
