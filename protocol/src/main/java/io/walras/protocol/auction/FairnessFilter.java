package io.walras.protocol.auction;

import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps a bid from paying for one pair's gain with another pair's loss. The baseline of a
 * directed pair is the best score among bids whose counted orders are all of that pair. A bid of several pairs is fair if
 * it scores at least the baseline on each of them; a bid of one pair always is.
 */
final class FairnessFilter {
    private final SortedMap<DirectedPair, Uint256> baselines = new TreeMap<>();

    FairnessFilter(List<ScoredBid> bids) {
        for (ScoredBid bid : bids) {
            if (bid.byPair().size() == 1) {
                baselines.merge(bid.byPair().firstKey(), bid.score(), Uint256::max);
            }
        }
    }

    boolean isFair(ScoredBid bid) {
        return bid.byPair().size() == 1
                || bid.byPair().entrySet().stream()
                        .noneMatch(entry ->
                                entry.getValue().isLessThan(baselines.getOrDefault(entry.getKey(), Uint256.ZERO)));
    }
}
