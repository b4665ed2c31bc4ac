package io.walras.auctioneer.ledger;

import io.walras.auctioneer.journal.StoredJson;
import io.walras.auctioneer.lane.JobId;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.chain.Address;
import io.walras.protocol.duty.FeePaid;
import io.walras.protocol.duty.FinishedAuction;
import io.walras.protocol.duty.Reward;
import io.walras.protocol.duty.RewardRules;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** What becomes of awards, and what solvers get for an auction once that is known of all of its awards. */
final class RewardTable {
    /** What became of an award, for good. */
    private enum Outcome {
        FINAL,
        LAPSED
    }

    private final Sql sql;

    RewardTable(Sql sql) {
        this.sql = sql;
    }

    void offer(LaneEvent.RewardsOffered offered) {
        sql.update(
                "INSERT INTO reward_offers (auction_id, rules) VALUES (?, ?)",
                offered.auctionId(),
                StoredJson.write(offered.rules()));
    }

    /** By which rules the auction is rewarded; auctions of earlier versions are not. */
    Optional<RewardRules> rules(long auctionId) {
        return sql.first(
                "SELECT rules FROM reward_offers WHERE auction_id = ?",
                row -> StoredJson.read(row.text("rules"), RewardRules.class),
                auctionId);
    }

    void settled(JobId job, SortedSet<Address> atFault) {
        end(job, Outcome.FINAL, atFault);
    }

    void lapsed(JobId job, SortedSet<Address> atFault) {
        end(job, Outcome.LAPSED, atFault);
    }

    private void end(JobId job, Outcome outcome, SortedSet<Address> atFault) {
        sql.update(
                "UPDATE settlements SET outcome = ? WHERE auction_id = ? AND bundle_hash = ?",
                outcome,
                job.auctionId(),
                job.bundleHash());
        boolean isOpen = sql.first(
                        "SELECT auction_id FROM settlements WHERE auction_id = ? AND outcome IS NULL",
                        row -> row.number("auction_id"),
                        job.auctionId())
                .isPresent();
        Optional<RewardRules> rules = rules(job.auctionId());
        Optional<Competition> competition = new AuctionTable(sql).competition(job.auctionId());
        if (isOpen || rules.isEmpty() || competition.isEmpty()) {
            return;
        }
        new FinishedAuction(competition.get(), settledFees(job.auctionId()), atFault)
                .rewards(rules.get())
                .forEach((solver, reward) -> put(job.auctionId(), solver, reward));
    }

    /** The protocol fees of each award that settled. */
    private SortedMap<BundleName, List<FeePaid>> settledFees(long auctionId) {
        SortedMap<BundleName, List<FeePaid>> fees = new TreeMap<>();
        sql.list(
                        "SELECT s.solver, s.bundle_id, f.protocol_fee,"
                                + " CASE WHEN o.kind = 'SELL' THEN o.buy_token ELSE o.sell_token END AS token"
                                + " FROM settlements s JOIN settlement_fills f"
                                + " ON f.auction_id = s.auction_id AND f.bundle_hash = s.bundle_hash"
                                + " JOIN orders o ON o.uid = f.uid"
                                + " WHERE s.auction_id = ? AND s.outcome = ?",
                        row -> new Fee(
                                new BundleName(row.address("solver"), row.amount("bundle_id")),
                                new FeePaid(row.address("token"), row.amount("protocol_fee"))),
                        auctionId,
                        Outcome.FINAL)
                .forEach(fee -> fees.computeIfAbsent(fee.bundle(), name -> new ArrayList<>())
                        .add(fee.paid()));
        return fees;
    }

    private record Fee(BundleName bundle, FeePaid paid) {}

    private void put(long auctionId, Address solver, Reward reward) {
        sql.update("DELETE FROM rewards WHERE auction_id = ? AND solver = ?", auctionId, solver);
        sql.update(
                "INSERT INTO rewards (auction_id, solver, score, reference, missing, protocol_fees, uncapped, reward)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                auctionId,
                solver,
                reward.score(),
                reward.reference(),
                reward.missing(),
                reward.protocolFees(),
                reward.uncapped(),
                reward.reward());
    }

    /** The rewards of the auction; none as long as an award of it is open. */
    SortedMap<Address, Reward> ofAuction(long auctionId) {
        SortedMap<Address, Reward> rewards = new TreeMap<>();
        sql.list(
                        "SELECT * FROM rewards WHERE auction_id = ?",
                        row -> new Owned(
                                row.address("solver"),
                                new Reward(
                                        row.integer("score"),
                                        row.integer("reference"),
                                        row.integer("missing"),
                                        row.integer("protocol_fees"),
                                        row.integer("uncapped"),
                                        row.integer("reward"))),
                        auctionId)
                .forEach(owned -> rewards.put(owned.solver(), owned.reward()));
        return rewards;
    }

    private record Owned(Address solver, Reward reward) {}

    /** The sum of the solver's rewards; negative if it owes. */
    BigInteger sumOf(Address solver) {
        return sql.first(
                        "SELECT COALESCE(SUM(reward), 0) AS total FROM rewards WHERE solver = ?",
                        row -> row.integer("total"),
                        solver)
                .orElseThrow();
    }

    long auctionsWon(Address solver) {
        return count("SELECT COUNT(DISTINCT auction_id) AS n FROM settlements WHERE solver = ?", solver);
    }

    long settled(Address solver) {
        return count("SELECT COUNT(*) AS n FROM settlements WHERE outcome = 'FINAL' AND solver = ?", solver);
    }

    long lapsed(Address solver) {
        return count("SELECT COUNT(*) AS n FROM settlements WHERE outcome = 'LAPSED' AND solver = ?", solver);
    }

    private long count(String question, Address solver) {
        return sql.first(question, row -> row.number("n"), solver).orElseThrow();
    }
}
