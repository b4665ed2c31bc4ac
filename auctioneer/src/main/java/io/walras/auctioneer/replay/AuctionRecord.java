package io.walras.auctioneer.replay;

import io.walras.auctioneer.journal.StoredJson;
import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.LaneEvent.AuctionCut;
import io.walras.auctioneer.lane.LaneEvent.AuctionJudged;
import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.OwnTerms;
import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.book.BookEntry;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that is published of a decided auction: enough for anybody to decide it again.
 *
 * @param orderDomain in which owners signed
 * @param awardDomain in which solvers and the auctioneer signed
 * @param auctioneer who signed the awards
 * @param cut what the batch was, its orders apart
 * @param orders the orders of the batch as their owners signed them, ascending by uid
 * @param judged the rules, the bids and the verdicts of the simulations
 * @param competition how it was decided
 * @param awards what was awarded
 * @param unopened the commitment that counted of each solver that opened nothing or something else, in the order of these
 *     faults; null in a record from before they were published
 * @param equivocations pairs of commitments of one solver and sequence that differ, one pair for each such solver: who has
 *     them can prove it on-chain; null in a record from before they were published
 */
public record AuctionRecord(
        Eip712Domain orderDomain,
        Eip712Domain awardDomain,
        Address auctioneer,
        Address wrappedNative,
        AuctionCut cut,
        List<Intent> orders,
        AuctionJudged judged,
        Competition competition,
        List<AwardedBundle> awards,
        @Nullable List<SignedCommitment> unopened,
        @Nullable List<Equivocation> equivocations) {
    public AuctionRecord {
        unopened = unopened == null ? null : List.copyOf(unopened);
        equivocations = equivocations == null ? null : List.copyOf(equivocations);
        orders = List.copyOf(orders);
        awards = List.copyOf(awards);
    }

    /** Two signed commitments of one solver, auction and sequence to different bids. */
    public record Equivocation(SignedCommitment first, SignedCommitment second) {
        /** Whether the two prove it to anybody, the chain included. */
        public boolean isProof(Eip712Domain domain) {
            Commitment one = first.commitment();
            Commitment other = second.commitment();
            return one.solver().equals(other.solver())
                    && one.auctionId() == other.auctionId()
                    && one.sequence() == other.sequence()
                    && !one.seal().equals(other.seal())
                    && first.isAuthentic(domain)
                    && second.isAuthentic(domain);
        }

        /** Who has contradicted itself. */
        public Address solver() {
            return first.solver();
        }
    }

    /**
     * The record of its JSON text.
     *
     * @throws StoredJson.UnreadableDocument if it is none
     */
    public static AuctionRecord read(String text) {
        return StoredJson.read(text, AuctionRecord.class);
    }

    /** Winners that are said to have lost an order to its owner while bids were open, which nothing in the record proves. */
    public long claimedCancellations() {
        return competition.refused().stream()
                .filter(bid -> bid.reason().code() == BundleRefusal.Code.OrderCancelled)
                .count();
    }

    /** The record as JSON. */
    public String text() {
        return StoredJson.write(this);
    }

    /**
     * The batch that was judged. What its block cost is not part of it.
     *
     * @throws IllegalArgumentException if an order has no amount, or the record is too old to tell the time of the cut
     */
    Batch batch() {
        if (cut.cutAt() == null || cut.feePolicies() == null) {
            throw new IllegalArgumentException("the record does not tell when the batch was cut, or its fees");
        }
        OwnTerms common = new OwnTerms(Hooks.NONE, cut.feePolicies());
        List<AuctionOrder> offered =
                orders.stream().map(intent -> offered(intent, common)).toList();
        return new Batch(
                cut.auctionId(),
                cut.cutAt(),
                new Batch.BlockRef(cut.blockNumber(), cut.blockHash(), 0, Uint256.ZERO),
                offered,
                cut.nativePrices(),
                cut.pools(),
                cut.seed(),
                wrappedNative,
                Objects.requireNonNullElse(cut.quotes(), List.of()));
    }

    private AuctionOrder offered(Intent intent, OwnTerms common) {
        OwnTerms terms = cut.ownOf(intent.uid()).orElse(common);
        return new AuctionOrder(intent, fillable(intent), terms.feePolicies(), entry(intent), terms.hooks());
    }

    private @Nullable BookEntry entry(Intent intent) {
        return cut.entries() == null ? null : cut.entries().get(intent.uid());
    }

    private Uint256 fillable(Intent intent) {
        Uint256 fillable = cut.fillable().get(intent.uid());
        if (fillable == null) {
            throw new IllegalArgumentException("the record does not tell how much of " + intent.uid() + " was offered");
        }
        return fillable;
    }
}
