package io.walras.protocol.auction;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a policy makes of the fair bids.
 *
 * @param winners best first
 * @param referenceScores by winning solver
 * @param proof null if the policy does not aim at the best
 */
record SelectedBids(
        List<ScoredBid> winners, SortedMap<Address, Uint256> referenceScores, Ranking.@Nullable Proof proof) {

    /** The sum of scores, or 2^256 - 1 if it needs more than 256 bits. */
    static Uint256 total(Collection<ScoredBid> bids) {
        return bids.stream().map(ScoredBid::score).reduce(Uint256.ZERO, Uint256::plusSaturating);
    }
}
