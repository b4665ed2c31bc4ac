package io.walras.auctioneer.ledger;

import java.util.List;
import java.util.Optional;

/** Which part of a lane's journal the query tables hold. */
final class QueryTables {
    /** Raised with every change of what is written to the tables; they are then rebuilt from the journal. */
    static final int VERSION = 16;

    /** Tables that refer to others come first. */
    static final List<String> NAMES = List.of(
            "maker_qualities",
            "maker_executions",
            "maker_quotes",
            "solver_quotes",
            "solver_duties",
            "solver_faults",
            "rewards",
            "reward_offers",
            "submissions",
            "candles",
            "pair_results",
            "trades",
            "settlement_fills",
            "settlements",
            "auctions",
            "feed_events",
            "order_incidents",
            "fills",
            "orders",
            "app_data");

    private final Sql sql;
    private final String persistenceId;

    QueryTables(Sql sql, String persistenceId) {
        this.sql = sql;
        this.persistenceId = persistenceId;
    }

    /** The last event of the lane that the tables hold, 0 for none. */
    static long projectedUpTo(Sql sql) {
        return sql.first(
                        "SELECT sequence_number FROM projection_offset WHERE projection_version = ?",
                        row -> row.number("sequence_number"),
                        VERSION)
                .orElse(0L);
    }

    /** The last event that the tables hold, 0 for none; empty if another version wrote them or nothing has yet. */
    Optional<Long> offset() {
        return sql.first(
                "SELECT sequence_number FROM projection_offset WHERE persistence_id = ? AND projection_version = ?",
                row -> row.number("sequence_number"),
                persistenceId,
                VERSION);
    }

    /** Moves the offset on, in the same transaction as the rows; fails if somebody else has moved it. */
    void advance(long from, long to) {
        int moved = sql.update(
                "UPDATE projection_offset SET sequence_number = ?"
                        + " WHERE persistence_id = ? AND sequence_number = ? AND projection_version = ?",
                to,
                persistenceId,
                from,
                VERSION);
        if (moved != 1) {
            throw new IllegalStateException("another projection writes the query tables of " + persistenceId);
        }
    }

    /** Empties the tables, to be filled again from the first event. */
    void clear() {
        NAMES.forEach(table -> sql.update("DELETE FROM " + table));
        sql.update("DELETE FROM projection_offset");
        sql.update(
                "INSERT INTO projection_offset (persistence_id, sequence_number, projection_version) VALUES (?, ?, ?)",
                persistenceId,
                0L,
                VERSION);
    }
}
