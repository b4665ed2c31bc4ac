package io.walras.auctioneer.ledger;

import io.walras.protocol.chain.Bytes32;
import java.util.Optional;

/** App-data documents that were uploaded before any order brought them. */
final class DocumentTable {
    private final Sql sql;

    DocumentTable(Sql sql) {
        this.sql = sql;
    }

    Optional<String> find(Bytes32 hash) {
        return sql.first("SELECT document FROM uploaded_app_data WHERE hash = ?", row -> row.text("document"), hash);
    }

    /** Adds a document that is not there yet, in place of the oldest if there are more than {@code most} then. */
    void add(Bytes32 hash, String document, int most) {
        long id = sql.first("SELECT id FROM uploaded_app_data ORDER BY id DESC LIMIT 1", row -> row.number("id"))
                        .orElse(0L)
                + 1;
        sql.update("INSERT INTO uploaded_app_data (hash, id, document) VALUES (?, ?, ?)", hash, id, document);
        sql.update("DELETE FROM uploaded_app_data WHERE id <= ?", id - most);
    }
}
