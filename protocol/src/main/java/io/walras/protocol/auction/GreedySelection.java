package io.walras.protocol.auction;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Policy {@code greedy}: best first, each bid none of whose conflict keys is taken. Fast and easy to check by hand, but
 * not optimal: a bid of many pairs can shut out bids that are worth more together.
 */
final class GreedySelection {
    private GreedySelection() {}

    /** The winners among bids that are sorted best first, and what the others would have won without each of them. */
    static SelectedBids select(List<ScoredBid> bestFirst, int maxWinners) {
        List<ScoredBid> winners = winners(bestFirst, maxWinners);
        SortedMap<Address, Uint256> references = new TreeMap<>();
        for (ScoredBid winner : winners) {
            Address solver = winner.bid().solver();
            List<ScoredBid> others = bestFirst.stream()
                    .filter(bid -> !bid.bid().solver().equals(solver))
                    .toList();
            references.put(solver, SelectedBids.total(winners(others, maxWinners)));
        }
        return new SelectedBids(winners, references, null);
    }

    /** The winners among bids that are sorted best first, in that order. */
    static List<ScoredBid> winners(List<ScoredBid> bestFirst, int maxWinners) {
        List<ScoredBid> winners = new ArrayList<>();
        Set<ConflictKey> taken = new HashSet<>();
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
