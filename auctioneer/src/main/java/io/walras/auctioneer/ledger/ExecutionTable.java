package io.walras.auctioneer.ledger;

import io.walras.protocol.chain.Address;
import io.walras.protocol.wire.maker.Envelope;
import io.walras.protocol.wire.maker.Execution;
import io.walras.protocol.wire.maker.MakerJson;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What makers are told of their quotes. */
final class ExecutionTable {
    private final Sql sql;
    private final SortedSet<Address> told = new TreeSet<>();

    ExecutionTable(Sql sql) {
        this.sql = sql;
    }

    /** The number of the last row of the maker, 0 for none. */
    long last(Address maker) {
        return sql.first(
                        "SELECT seq FROM maker_executions WHERE maker = ? ORDER BY seq DESC LIMIT 1",
                        row -> row.number("seq"),
                        maker)
                .orElse(0L);
    }

    /** The maker is told this next. */
    void add(Address maker, long at, Execution message) {
        sql.update(
                "INSERT INTO maker_executions (maker, seq, at_millis, type, payload) VALUES (?, ?, ?, ?, ?)",
                maker,
                last(maker) + 1,
                at,
                Envelope.typeOf(message),
                new String(MakerJson.write(message), StandardCharsets.UTF_8));
        told.add(maker);
    }

    /** The rows of the maker after this one, at most {@code limit} of them, and none from before {@code since}. */
    List<ExecutionRow> after(Address maker, long seq, long since, int limit) {
        return sql.list(
                "SELECT * FROM maker_executions WHERE maker = ? AND seq > ? AND at_millis >= ? ORDER BY seq LIMIT "
                        + limit,
                row -> new ExecutionRow(
                        row.number("seq"), row.number("at_millis"), row.text("type"), row.text("payload")),
                maker,
                seq,
                since);
    }

    /** The makers that were told something by this table. */
    SortedSet<Address> told() {
        return Collections.unmodifiableSortedSet(told);
    }
}
