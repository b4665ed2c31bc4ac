package io.walras.auctioneer.ledger;

import io.walras.auctioneer.lane.JobId;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The transactions that the submitter signed, and what those that are in a block have cost it. */
final class SubmissionTable {
    private final Sql sql;

    SubmissionTable(Sql sql) {
        this.sql = sql;
    }

    void signed(JobId job, Bytes32 transaction) {
        sql.update(
                "INSERT INTO submissions (transaction_hash, auction_id, bundle_hash) VALUES (?, ?, ?)",
                transaction,
                job.auctionId(),
                job.bundleHash());
    }

    /**
     * Books the gas of the job's transaction that is in a block, and of no other: they all spend one nonce. A
     * transaction that the submitter did not sign cost it nothing.
     *
     * @param gasPrice wei per gas unit
     */
    void book(JobId job, Bytes32 transaction, long gasUsed, Uint256 gasPrice) {
        unbook(job);
        sql.update(
                "UPDATE submissions SET gas_used = ?, cost = ? WHERE transaction_hash = ?",
                gasUsed,
                gasPrice.times(Uint256.of(gasUsed)),
                transaction);
    }

    /** None of the job's transactions is in a block any more. */
    void unbook(JobId job) {
        sql.update(
                "UPDATE submissions SET gas_used = ?, cost = ? WHERE auction_id = ? AND bundle_hash = ?",
                null,
                null,
                job.auctionId(),
                job.bundleHash());
    }

    GasBooked ofSolver(Address solver) {
        return sql.first(
                        "SELECT COUNT(u.cost) AS transactions, SUM(u.gas_used) AS gas_used, SUM(u.cost) AS cost"
                                + " FROM submissions u JOIN settlements s"
                                + " ON s.auction_id = u.auction_id AND s.bundle_hash = u.bundle_hash"
                                + " WHERE s.solver = ?",
                        row -> new GasBooked(row.number("transactions"), row.amount("gas_used"), row.amount("cost")),
                        solver)
                .orElseThrow();
    }

    /** Those of the orders for whose live award a transaction was signed. */
    Set<OrderUid> submitted(List<OrderUid> uids) {
        if (uids.isEmpty()) {
            return Set.of();
        }
        String places = String.join(", ", Collections.nCopies(uids.size(), "?"));
        return Set.copyOf(sql.list(
                "SELECT DISTINCT f.uid FROM fills f"
                        + " JOIN settlement_fills s ON s.uid = f.uid AND s.auction_id = f.auction_id"
                        + " JOIN submissions u ON u.auction_id = s.auction_id AND u.bundle_hash = s.bundle_hash"
                        + " WHERE f.phase = 'LIVE' AND f.uid IN (" + places + ")",
                row -> row.uid("uid"),
                uids.toArray()));
    }
}
