package io.walras.protocol.auction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Policy {@code greedy} (order-protocol 3.3, step 5): best first, each bid none of whose directed pairs is taken. Fast and
 * easy to check by hand, but not optimal: a bid of many pairs can shut out bids that are worth more together.
 */
final class GreedySelection {
    private GreedySelection() {}

    /** The winners among bids that are sorted best first, in that order. */
    static List<ScoredBid> winners(List<ScoredBid> bestFirst, int maxWinners) {
        List<ScoredBid> winners = new ArrayList<>();
        Set<DirectedPair> taken = new HashSet<>();
        for (ScoredBid bid : bestFirst) {
            if (winners.size() == maxWinners) {
                break;
            }
            if (bid.occupied().stream().noneMatch(taken::contains)) {
                taken.addAll(bid.occupied());
                winners.add(bid);
            }
        }
        return winners;
    }
}
