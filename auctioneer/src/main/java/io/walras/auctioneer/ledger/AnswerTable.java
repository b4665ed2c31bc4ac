package io.walras.auctioneer.ledger;

import io.walras.auctioneer.ledger.EdgeMemory.Answer;
import io.walras.auctioneer.ledger.EdgeMemory.Claim;
import io.walras.auctioneer.ledger.EdgeMemory.Conflict;
import io.walras.auctioneer.ledger.EdgeMemory.Granted;
import io.walras.protocol.chain.Bytes32;
import java.util.Optional;

/** Requests with an idempotency key, and how they were answered. */
final class AnswerTable {
    private final Sql sql;

    AnswerTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * Claims the name at {@code now} (unix milliseconds), unless it was claimed at {@code since} or later.
     *
     * @param most names that are kept; the oldest make way
     */
    Claim claim(Bytes32 name, Bytes32 request, long now, long since, int most) {
        Optional<Claim> known = sql.first(
                "SELECT * FROM remembered_answers WHERE name = ? AND claimed_at >= ?",
                row -> known(row, request),
                name,
                since);
        if (known.isPresent()) {
            return known.get();
        }
        release(name);
        long id = sql.first("SELECT id FROM remembered_answers ORDER BY id DESC LIMIT 1", row -> row.number("id"))
                        .orElse(0L)
                + 1;
        sql.update(
                "INSERT INTO remembered_answers (name, id, request, claimed_at) VALUES (?, ?, ?, ?)",
                name,
                id,
                request,
                now);
        sql.update("DELETE FROM remembered_answers WHERE id <= ?", id - most);
        return Granted.FRESH;
    }

    private static Claim known(Row row, Bytes32 request) {
        if (!row.word("request").equals(request)) {
            return Conflict.OTHER_REQUEST;
        }
        return row.optionalText("body")
                .<Claim>map(body -> new Answer(Math.toIntExact(row.number("status")), body))
                .orElse(Granted.UNFINISHED);
    }

    void remember(Bytes32 name, Answer answer) {
        sql.update(
                "UPDATE remembered_answers SET status = ?, body = ? WHERE name = ?",
                answer.status(),
                answer.body(),
                name);
    }

    void release(Bytes32 name) {
        sql.update("DELETE FROM remembered_answers WHERE name = ?", name);
    }
}
