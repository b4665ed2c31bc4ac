package io.walras.auctioneer.ledger;

import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.JobId;
import io.walras.auctioneer.lane.MinedSettlement;
import io.walras.auctioneer.ledger.PublishedCompetition.AwardedSolution;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The awards, the orders each of them fills, and where each is settled. */
final class SettlementTable {
    private final Sql sql;

    SettlementTable(Sql sql) {
        this.sql = sql;
    }

    /** Notes an award; {@code surplusOf} knows what it gives an order's user beyond the limit, in native atoms. */
    void award(AwardedBundle bundle, Function<OrderUid, Uint256> surplusOf) {
        JobId job = bundle.job();
        sql.update(
                "INSERT INTO settlements (auction_id, bundle_hash, solver, bundle_id, nonce) VALUES (?, ?, ?, ?, ?)",
                job.auctionId(),
                job.bundleHash(),
                bundle.award().solver(),
                bundle.bundleId(),
                bundle.nonce());
        bundle.fills()
                .forEach((uid, fill) -> sql.update(
                        "INSERT INTO settlement_fills (auction_id, bundle_hash, uid, protocol_fee, surplus)"
                                + " VALUES (?, ?, ?, ?, ?)",
                        job.auctionId(),
                        job.bundleHash(),
                        uid,
                        fill.protocolFee(),
                        surplusOf.apply(uid)));
    }

    void mined(JobId job, MinedSettlement settlement) {
        sql.update(
                "UPDATE settlements SET transaction_hash = ?, block_number = ?, block_hash = ?"
                        + " WHERE auction_id = ? AND bundle_hash = ?",
                settlement.transaction(),
                settlement.blockNumber(),
                settlement.blockHash(),
                job.auctionId(),
                job.bundleHash());
    }

    void unmined(JobId job) {
        sql.update(
                "UPDATE settlements SET transaction_hash = ?, block_number = ?, block_hash = ?"
                        + " WHERE auction_id = ? AND bundle_hash = ?",
                null,
                null,
                null,
                job.auctionId(),
                job.bundleHash());
    }

    /** The auction of which this mined transaction settles an award. */
    Optional<Long> auctionOf(Bytes32 transaction) {
        return sql.first(
                "SELECT auction_id FROM settlements WHERE transaction_hash = ? ORDER BY auction_id LIMIT 1",
                row -> row.number("auction_id"),
                transaction);
    }

    /** Whose award it is. */
    Address solver(JobId job) {
        return sql.first(
                        "SELECT solver FROM settlements WHERE auction_id = ? AND bundle_hash = ?",
                        row -> row.address("solver"),
                        job.auctionId(),
                        job.bundleHash())
                .orElseThrow();
    }

    /** The orders that the award fills. */
    List<OrderUid> orders(JobId job) {
        return sql.list(
                "SELECT uid FROM settlement_fills WHERE auction_id = ? AND bundle_hash = ? ORDER BY uid",
                row -> row.uid("uid"),
                job.auctionId(),
                job.bundleHash());
    }

    /** The awards of the auction in the order of their nonces. */
    List<AwardedSolution> ofAuction(long auctionId) {
        return sql.list(
                "SELECT * FROM settlements WHERE auction_id = ? ORDER BY nonce",
                row -> new AwardedSolution(
                        row.address("solver"),
                        row.amount("bundle_id"),
                        row.word("bundle_hash"),
                        row.optionalWord("transaction_hash").orElse(null)),
                auctionId);
    }
}
