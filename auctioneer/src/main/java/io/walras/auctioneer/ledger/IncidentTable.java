package io.walras.auctioneer.ledger;

import io.walras.auctioneer.ledger.OrderIncident.Kind;
import io.walras.protocol.intent.OrderUid;
import java.util.List;
import java.util.Optional;

/** What happened to each order, in the words for people. */
final class IncidentTable {
    private final Sql sql;

    IncidentTable(Sql sql) {
        this.sql = sql;
    }

    /** Notes what the journal's event of this number meant for the order: one thing per event and order. */
    void add(OrderUid uid, long sequenceNumber, OrderIncident incident) {
        sql.update(
                "INSERT INTO order_incidents (uid, sequence_number, happened_at, kind, auction_id, transaction_hash,"
                        + " reason) VALUES (?, ?, ?, ?, ?, ?, ?)",
                uid,
                sequenceNumber,
                incident.at(),
                incident.kind(),
                incident.auctionId(),
                incident.transaction(),
                incident.reason());
    }

    Optional<Kind> latestKind(OrderUid uid) {
        return sql.first(
                "SELECT kind FROM order_incidents WHERE uid = ? ORDER BY sequence_number DESC LIMIT 1",
                row -> row.constant("kind", Kind.class),
                uid);
    }

    List<OrderIncident> of(OrderUid uid) {
        return sql.list(
                "SELECT * FROM order_incidents WHERE uid = ? ORDER BY sequence_number",
                row -> new OrderIncident(
                        row.number("happened_at"),
                        row.constant("kind", Kind.class),
                        row.optionalNumber("auction_id").orElse(null),
                        row.optionalWord("transaction_hash").orElse(null),
                        row.optionalText("reason").orElse(null)),
                uid);
    }
}
