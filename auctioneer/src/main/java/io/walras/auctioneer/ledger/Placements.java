package io.walras.auctioneer.ledger;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.EthFlowOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Orders that contracts announced on-chain, and how far the chain has been indexed. These tables are written by the indexer
 * alone and are not rebuilt with the query tables. Blocks.
 */
public final class Placements {
    private static final int MAX_REASON = 512;

    private final Transactions transactions;

    /** @param timeout of one statement */
    public Placements(DataSource connections, Duration timeout) {
        this.transactions = new Transactions(connections, timeout);
    }

    /** The last block whose events have been dealt with for good. */
    public record Position(long block, Bytes32 hash) {}

    /** Why an announced order was not admitted: a code and words for it, at most 512 characters. */
    public record Refused(String code, String reason) {}

    /** How far the events of this settlement contract are indexed; empty if they never were. */
    public Optional<Position> position(Address settlement) {
        return transactions.read(sql -> sql.first(
                "SELECT block_number, block_hash FROM indexed_blocks WHERE settlement = ?",
                row -> new Position(row.number("block_number"), row.word("block_hash")),
                settlement));
    }

    /** Remembers how far the events of this settlement contract are indexed. */
    public void advance(Address settlement, Position to) {
        transactions.write(sql -> {
            int moved = sql.update(
                    "UPDATE indexed_blocks SET block_number = ?, block_hash = ? WHERE settlement = ?",
                    to.block(),
                    to.hash(),
                    settlement);
            if (moved == 0) {
                sql.update(
                        "INSERT INTO indexed_blocks (settlement, block_number, block_hash) VALUES (?, ?, ?)",
                        settlement,
                        to.block(),
                        to.hash());
            }
        });
    }

    /**
     * Keeps an order until it is known to be over; keeping it again changes nothing but its block.
     *
     * @param now unix milliseconds
     */
    public void keep(OrderUid uid, EthFlowOrder placed, long block, long now) {
        transactions.write(sql -> {
            int known = sql.update("UPDATE placements SET block_number = ? WHERE uid = ?", block, uid);
            if (known == 0) {
                insert(sql, uid, placed, block, now);
            }
        });
    }

    private static void insert(Sql sql, OrderUid uid, EthFlowOrder placed, long block, long now) {
        Order order = placed.order();
        sql.update(
                "INSERT INTO placements (uid, contract, user_address, sell_token, buy_token, receiver, sell_amount,"
                        + " buy_amount, app_data, partially_fillable, valid_to, user_valid_to, quote_id, block_number,"
                        + " announced_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                uid,
                placed.contract(),
                placed.user(),
                order.sellToken(),
                order.buyToken(),
                order.receiver(),
                order.sellAmount(),
                order.buyAmount(),
                order.appData(),
                order.partiallyFillable(),
                order.validTo(),
                placed.userValidTo(),
                placed.quoteId(),
                block,
                now);
    }

    /** Notes that the order was admitted, or why it was not. */
    public void judged(OrderUid uid, Optional<Refused> refused) {
        transactions.write(sql -> sql.update(
                "UPDATE placements SET error = ?, reason = ? WHERE uid = ?",
                refused.map(Refused::code).orElse(null),
                refused.map(Refused::reason)
                        .map(reason -> reason.substring(0, Math.min(reason.length(), MAX_REASON)))
                        .orElse(null),
                uid));
    }

    /** Why the order was not admitted, if it was announced and was not. */
    public Optional<Refused> refusal(OrderUid uid) {
        return transactions.read(sql -> refused(sql, uid)).map(RefusedPlacement::why);
    }

    static Optional<RefusedPlacement> refused(Sql sql, OrderUid uid) {
        return sql.first(
                "SELECT * FROM placements WHERE uid = ? AND error IS NOT NULL",
                row -> new RefusedPlacement(
                        order(row),
                        row.number("announced_at"),
                        new Refused(row.text("error"), row.text("reason")),
                        SqlLedger.document(sql, row.word("app_data")).orElse(""),
                        row.bool("is_over")),
                uid);
    }

    /** The order is over for good. It is forgotten, unless nobody but this table knows of it: its user may ask. */
    public void over(OrderUid uid) {
        transactions.write(sql -> {
            sql.update("DELETE FROM placements WHERE uid = ? AND error IS NULL", uid);
            sql.update("UPDATE placements SET is_over = TRUE WHERE uid = ?", uid);
        });
    }

    /** Orders of this contract that expired before this unix second and are not known to be over, the oldest first. */
    public SortedMap<OrderUid, EthFlowOrder> expired(Address contract, long now, int limit) {
        SortedMap<OrderUid, EthFlowOrder> expired = new TreeMap<>();
        transactions
                .read(sql -> sql.list(
                        "SELECT * FROM placements WHERE contract = ? AND user_valid_to < ? AND NOT is_over"
                                + " ORDER BY user_valid_to, uid LIMIT ?",
                        row -> new Kept(row.uid("uid"), order(row)),
                        contract,
                        now,
                        limit))
                .forEach(kept -> expired.put(kept.uid(), kept.order()));
        return expired;
    }

    private record Kept(OrderUid uid, EthFlowOrder order) {}

    private static EthFlowOrder order(Row row) {
        Order order = new Order(
                row.address("sell_token"),
                row.address("buy_token"),
                row.address("receiver"),
                row.amount("sell_amount"),
                row.amount("buy_amount"),
                row.number("valid_to"),
                row.word("app_data"),
                Uint256.ZERO,
                OrderKind.SELL,
                row.bool("partially_fillable"),
                TokenBalance.ERC20,
                TokenBalance.ERC20);
        return new EthFlowOrder(
                row.address("contract"),
                row.address("user_address"),
                order,
                row.number("quote_id"),
                row.number("user_valid_to"));
    }
}
