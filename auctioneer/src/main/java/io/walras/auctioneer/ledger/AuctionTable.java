package io.walras.auctioneer.ledger;

import io.walras.auctioneer.journal.StoredJson;
import io.walras.protocol.auction.Competition;
import java.util.Optional;

/** The auctions and, once they are decided, what is published of them. */
final class AuctionTable {
    private enum State {
        OPEN,
        CLOSED,
        ABORTED
    }

    private final Sql sql;

    AuctionTable(Sql sql) {
        this.sql = sql;
    }

    void open(long auctionId, long cutAt) {
        sql.update("INSERT INTO auctions (auction_id, cut_at, state) VALUES (?, ?, ?)", auctionId, cutAt, State.OPEN);
    }

    void abort(long auctionId) {
        sql.update("UPDATE auctions SET state = ? WHERE auction_id = ?", State.ABORTED, auctionId);
    }

    void close(Competition competition) {
        sql.update(
                "UPDATE auctions SET state = ?, competition = ? WHERE auction_id = ?",
                State.CLOSED,
                StoredJson.write(competition),
                competition.auctionId());
    }

    Optional<Competition> competition(long auctionId) {
        return sql.first(
                "SELECT competition FROM auctions WHERE auction_id = ? AND state = ?",
                AuctionTable::competition,
                auctionId,
                State.CLOSED);
    }

    Optional<Competition> latestCompetition() {
        return sql.first(
                "SELECT competition FROM auctions WHERE state = ? ORDER BY auction_id DESC LIMIT 1",
                AuctionTable::competition,
                State.CLOSED);
    }

    /** When the batch was cut that is not decided yet, in unix milliseconds, if there is one. */
    Optional<Long> openSince() {
        return sql.first(
                "SELECT cut_at FROM auctions WHERE state = ? ORDER BY auction_id DESC LIMIT 1",
                row -> row.number("cut_at"),
                State.OPEN);
    }

    private static Competition competition(Row row) {
        return StoredJson.read(row.text("competition"), Competition.class);
    }
}
