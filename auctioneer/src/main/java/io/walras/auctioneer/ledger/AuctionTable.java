package io.walras.auctioneer.ledger;

import io.walras.auctioneer.journal.StoredJson;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.protocol.auction.ChargedPolicy;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.OrderUid;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The auctions and, once they are decided, what is published of them. */
final class AuctionTable {
    private static final int TOLD = 5;
    private static final int LOOKED_AT = 20;

    private enum State {
        OPEN,
        CLOSED,
        ABORTED
    }

    private final Sql sql;

    AuctionTable(Sql sql) {
        this.sql = sql;
    }

    /** Notes the cut, which is this event of the journal. */
    void open(LaneEvent.AuctionCut cut, long cutAt, long event) {
        List<ChargedPolicy> policies = cut.feePolicies();
        sql.update(
                "INSERT INTO auctions (auction_id, cut_at, state, offered, fee_policies, own_fee_policies, cut_event)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                cut.auctionId(),
                cutAt,
                State.OPEN,
                Bytes.concat(
                        cut.fillable().keySet().stream().map(OrderUid::toArray).toArray(byte[][]::new)),
                policies == null ? null : StoredJson.write(new Policies(policies)),
                written(own(cut)),
                event);
    }

    void abort(long auctionId) {
        sql.update("UPDATE auctions SET state = ? WHERE auction_id = ?", State.ABORTED, auctionId);
    }

    /** Notes what the bundles fill that it is decided from. */
    void judge(LaneEvent.AuctionJudged judged) {
        sql.update(
                "UPDATE auctions SET refused_fills = ? WHERE auction_id = ?",
                StoredJson.write(BundleFills.of(judged.evidence())),
                judged.auctionId());
    }

    /** Notes the decision, which is this event of the journal. */
    void close(Competition competition, long event) {
        sql.update(
                "UPDATE auctions SET state = ?, competition = ?, offered = ?, own_fee_policies = ?, refused_fills = ?,"
                        + " closed_event = ? WHERE auction_id = ?",
                State.CLOSED,
                StoredJson.write(competition),
                null,
                written(ownOfWinners(competition)),
                StoredJson.write(judged(competition.auctionId()).ofRefused(competition)),
                event,
                competition.auctionId());
    }

    Optional<Competition> competition(long auctionId) {
        return sql.first(
                "SELECT competition FROM auctions WHERE auction_id = ? AND state = ?",
                AuctionTable::competition,
                auctionId,
                State.CLOSED);
    }

    /** Where in the journal a decided auction is. */
    Optional<AuctionEvents> events(long auctionId) {
        return sql.first(
                "SELECT cut_event, closed_event FROM auctions WHERE auction_id = ? AND state = ?",
                row -> new AuctionEvents(row.number("cut_event"), row.number("closed_event")),
                auctionId,
                State.CLOSED);
    }

    Optional<Competition> latestCompetition() {
        return sql.first(
                "SELECT competition FROM auctions WHERE state = ? ORDER BY auction_id DESC LIMIT 1",
                AuctionTable::competition,
                State.CLOSED);
    }

    /**
     * The latest decided auctions that offered the order, at most {@link #TOLD} of them and none from before {@code since}
     * (unix milliseconds). Only the latest auctions are looked at: who asks wants to know what keeps the order from being
     * filled now.
     */
    List<Decided> decidedWith(OrderUid uid, long since) {
        long latest = sql.first(
                        "SELECT auction_id FROM auctions ORDER BY auction_id DESC LIMIT 1",
                        row -> row.number("auction_id"))
                .orElse(0L);
        return sql.list(
                "SELECT cut_at, competition, refused_fills FROM auctions WHERE auction_id > ? AND cut_at >= ? AND state = ?"
                        + " AND competition LIKE ? ORDER BY auction_id DESC LIMIT " + TOLD,
                row -> new Decided(row.number("cut_at"), competition(row), fills(row)),
                latest - LOOKED_AT,
                since,
                State.CLOSED,
                "%" + uid + "%");
    }

    /**
     * A decided auction.
     *
     * @param cutAt unix milliseconds
     * @param refused what its refused bundles fill, as far as that is known
     */
    record Decided(long cutAt, Competition competition, BundleFills refused) {}

    /** The auction that was cut last, if there has been one. */
    Optional<Latest> latest() {
        return sql.first("SELECT * FROM auctions ORDER BY auction_id DESC LIMIT 1", AuctionTable::latest);
    }

    private static Latest latest(Row row) {
        if (row.constant("state", State.class) == State.CLOSED) {
            Competition competition = competition(row);
            return new Latest(Set.copyOf(competition.orders()), Optional.of(competition));
        }
        Bytes uids = Bytes.of(row.bytes("offered"));
        Set<OrderUid> orders = new HashSet<>();
        for (int at = 0; at < uids.size(); at += OrderUid.SIZE) {
            orders.add(OrderUid.of(uids.slice(at, at + OrderUid.SIZE)));
        }
        return new Latest(orders, Optional.empty());
    }

    /**
     * The auction that was cut last.
     *
     * @param orders what it offers
     * @param competition what is published of it, if it is decided
     */
    record Latest(Set<OrderUid> orders, Optional<Competition> competition) {}

    /** The protocol fees as they are stored. */
    private record Policies(List<ChargedPolicy> policies) {}

    /** The fees of orders that are charged otherwise than most. */
    private record OwnPolicies(SortedMap<OrderUid, List<ChargedPolicy>> policies) {
        static final OwnPolicies NONE = new OwnPolicies(new TreeMap<>());
    }

    private static OwnPolicies own(LaneEvent.AuctionCut cut) {
        SortedMap<OrderUid, List<ChargedPolicy>> policies = new TreeMap<>();
        if (cut.own() != null) {
            cut.own().forEach((uid, terms) -> policies.put(uid, terms.feePolicies()));
        }
        return new OwnPolicies(policies);
    }

    /** Trades are only of orders in winning bundles; the fees of the others are not asked for any more. */
    private OwnPolicies ownOfWinners(Competition competition) {
        SortedMap<OrderUid, List<ChargedPolicy>> policies = sql.first(
                        "SELECT own_fee_policies FROM auctions WHERE auction_id = ?",
                        AuctionTable::ownPolicies,
                        competition.auctionId())
                .map(own -> new TreeMap<>(own.policies()))
                .orElseGet(TreeMap::new);
        Set<OrderUid> won = new HashSet<>();
        competition.solutions().stream()
                .filter(Competition.Solution::isWinner)
                .flatMap(solution -> solution.orders().stream())
                .forEach(execution -> won.add(execution.uid()));
        policies.keySet().retainAll(won);
        return new OwnPolicies(policies);
    }

    private static @Nullable String written(OwnPolicies own) {
        return own.policies().isEmpty() ? null : StoredJson.write(own);
    }

    private static OwnPolicies ownPolicies(Row row) {
        return row.optionalText("own_fee_policies")
                .map(stored -> StoredJson.read(stored, OwnPolicies.class))
                .orElse(OwnPolicies.NONE);
    }

    /**
     * The fees that this order was charged by in the auction, whose columns {@code fee_policies} and
     * {@code own_fee_policies} the row has, if they are known.
     */
    static Optional<List<ChargedPolicy>> feePolicies(Row row, OrderUid uid) {
        List<ChargedPolicy> own = ownPolicies(row).policies().get(uid);
        return own == null ? feePolicies(row) : Optional.of(own);
    }

    private static Optional<List<ChargedPolicy>> feePolicies(Row row) {
        return row.optionalText("fee_policies")
                .map(stored -> StoredJson.read(stored, Policies.class).policies());
    }

    private BundleFills judged(long auctionId) {
        return sql.first("SELECT refused_fills FROM auctions WHERE auction_id = ?", AuctionTable::fills, auctionId)
                .orElse(BundleFills.UNKNOWN);
    }

    private static BundleFills fills(Row row) {
        return row.optionalText("refused_fills")
                .map(stored -> StoredJson.read(stored, BundleFills.class))
                .orElse(BundleFills.UNKNOWN);
    }

    private static Competition competition(Row row) {
        return StoredJson.read(row.text("competition"), Competition.class);
    }
}
