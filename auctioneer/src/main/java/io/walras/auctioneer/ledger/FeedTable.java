package io.walras.auctioneer.ledger;

import java.util.List;

/** Which event of the journal each event of the feed tells: the feed has numbers of its own, which leave none out. */
final class FeedTable {
    private final Sql sql;

    FeedTable(Sql sql) {
        this.sql = sql;
    }

    /** The number of the latest event, 0 for none. */
    long last() {
        return sql.first("SELECT id FROM feed_events ORDER BY id DESC LIMIT 1", row -> row.number("id"))
                .orElse(0L);
    }

    void add(long id, long sequenceNumber) {
        sql.update("INSERT INTO feed_events (id, sequence_number) VALUES (?, ?)", id, sequenceNumber);
    }

    /** The number of the first event that tells this event of the journal. */
    long firstOf(long sequenceNumber) {
        return sql.first(
                        "SELECT id FROM feed_events WHERE sequence_number = ? ORDER BY id LIMIT 1",
                        row -> row.number("id"),
                        sequenceNumber)
                .orElseThrow();
    }

    /** Where the events after this one are in the journal, at most {@code limit} of them. */
    List<Long> sequenceNumbersAfter(long id, int limit) {
        return sql.list(
                "SELECT sequence_number FROM feed_events WHERE id > ? ORDER BY id LIMIT " + limit,
                row -> row.number("sequence_number"),
                id);
    }
}
