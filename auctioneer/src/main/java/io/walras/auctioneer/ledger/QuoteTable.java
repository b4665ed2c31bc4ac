package io.walras.auctioneer.ledger;

import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.JobId;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.protocol.bundle.TakenQuote;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.FirmQuote;
import io.walras.protocol.rfq.MakerNonce;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makers' quotes that are in an auction, until they are released or have an outcome. */
final class QuoteTable {
    private final Sql sql;

    QuoteTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * A quote that was offered and not selected.
     *
     * @param fault how the maker did not stand by it, if it did not
     */
    record Offered(Bytes32 hash, MakerNonce nonce, @Nullable String fault) {}

    /**
     * A quote that a winning bundle takes.
     *
     * @param transaction the transaction that takes it or has failed to, while it is in a block
     * @param fault what the maker's leg of a failed transaction failed with
     * @param evidence what shows that
     */
    record Selected(
            Bytes32 hash,
            Address maker,
            Uint256 takerIn,
            Uint256 makerOut,
            boolean isStarted,
            @Nullable Bytes32 transaction,
            @Nullable Long block,
            @Nullable String fault,
            @Nullable String evidence) {}

    void offer(long auctionId, FirmQuote firm) {
        sql.update(
                "INSERT INTO maker_quotes (auction_id, quote_hash, maker, nonce, is_started) VALUES (?, ?, ?, ?, ?)",
                auctionId,
                firm.hash(),
                firm.quote().maker(),
                firm.quote().nonce(),
                false);
    }

    void select(AwardedBundle award, TakenQuote taken) {
        sql.update(
                "UPDATE maker_quotes SET bundle_hash = ?, solver = ?, taker_in = ?, maker_out = ?"
                        + " WHERE auction_id = ? AND quote_hash = ?",
                award.award().bundleHash(),
                award.award().solver(),
                taken.take().takerIn(),
                taken.take().makerOut(),
                award.award().auctionId(),
                taken.hash());
    }

    /** Those of the auction that no award takes. */
    List<Offered> notSelected(long auctionId) {
        return sql.list(
                "SELECT * FROM maker_quotes WHERE auction_id = ? AND bundle_hash IS NULL"
                        + " ORDER BY maker, nonce, quote_hash",
                row -> new Offered(
                        row.word("quote_hash"),
                        new MakerNonce(row.address("maker"), row.amount("nonce")),
                        row.optionalText("fault").orElse(null)),
                auctionId);
    }

    List<Selected> of(JobId job) {
        return sql.list(
                "SELECT * FROM maker_quotes WHERE auction_id = ? AND bundle_hash = ? ORDER BY maker, nonce, quote_hash",
                QuoteTable::selected,
                job.auctionId(),
                job.bundleHash());
    }

    void start(JobId job) {
        sql.update(
                "UPDATE maker_quotes SET is_started = ? WHERE auction_id = ? AND bundle_hash = ?",
                true,
                job.auctionId(),
                job.bundleHash());
    }

    /** Notes which transaction is in a block, and in which if that is known; null if none is. */
    void mine(JobId job, @Nullable Bytes32 transaction, @Nullable Long block) {
        sql.update(
                "UPDATE maker_quotes SET transaction_hash = ?, block_number = ?"
                        + " WHERE auction_id = ? AND bundle_hash = ?",
                transaction,
                block,
                job.auctionId(),
                job.bundleHash());
    }

    void fault(LaneEvent.MakerFaulted faulted) {
        sql.update(
                "UPDATE maker_quotes SET fault = ?, evidence = ? WHERE auction_id = ? AND quote_hash = ?",
                faulted.code().name(),
                faulted.evidence(),
                faulted.job().auctionId(),
                faulted.hash());
    }

    void forget(long auctionId, Bytes32 hash) {
        sql.update("DELETE FROM maker_quotes WHERE auction_id = ? AND quote_hash = ?", auctionId, hash);
    }

    private static Selected selected(Row row) {
        Optional<Bytes32> transaction = row.optionalWord("transaction_hash");
        return new Selected(
                row.word("quote_hash"),
                row.address("maker"),
                row.amount("taker_in"),
                row.amount("maker_out"),
                row.bool("is_started"),
                transaction.orElse(null),
                row.optionalNumber("block_number").orElse(null),
                row.optionalText("fault").orElse(null),
                row.optionalText("evidence").orElse(null));
    }
}
