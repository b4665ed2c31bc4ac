package io.walras.protocol.auction;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on all bids of an auction.
 *
 * @param ranked the scored bids: winners by score, then the others, then the filtered ones
 * @param referenceScores for each solver with a winning bid, the sum of the winning scores of the same auction without
 *     its bids, in native atoms
 * @param dropped the bids without a score, ascending by id and solver
 * @param proof how good the winners are; null if the policy does not aim at the best
 */
public record Ranking(
        List<RankedBid> ranked,
        SortedMap<Address, Uint256> referenceScores,
        List<DroppedBid> dropped,
        @Nullable Proof proof) {
    public Ranking {
        ranked = List.copyOf(ranked);
        referenceScores = Collections.unmodifiableSortedMap(new TreeMap<>(referenceScores));
        dropped = List.copyOf(dropped);
    }

    /**
     * A scored bid.
     *
     * @param score native atoms
     * @param isFilteredOut whether it serves a pair worse than somebody's bid for that pair alone
     */
    public record RankedBid(Bid bid, Uint256 score, boolean isWinner, boolean isFilteredOut) {}

    /** A bid without a score. */
    public record DroppedBid(Bid bid, BidRefusal reason) {}

    /**
     * What is proven of the winners.
     *
     * @param isOptimal whether no other set of bids is better, ties included; implies a gap of zero
     * @param gap in native atoms; no set of bids has a total score that is higher by more; 2^256 - 1 if it needs more
     *     than 256 bits
     * @param unprovenReferences solvers, ascending, whose reference score may be too low because the node budget ran out
     */
    public record Proof(boolean isOptimal, Uint256 gap, List<Address> unprovenReferences) {
        public Proof {
            unprovenReferences = List.copyOf(unprovenReferences);
        }

        /** Whether no other set of bids has a greater total score. */
        public boolean hasGreatestTotal() {
            return gap.isZero();
        }

        /** Whether the total is proven to be the greatest, but another set of the same total may be preferred. */
        public boolean hasOpenTies() {
            return hasGreatestTotal() && !isOptimal;
        }
    }

    /** The winning bids by score. */
    public List<RankedBid> winners() {
        return ranked.stream().filter(RankedBid::isWinner).toList();
    }
}
