package io.walras.bench.exact;

import io.walras.protocol.auction.Arbitrator;
import io.walras.protocol.auction.ConflictKey;
import io.walras.protocol.auction.DirectedPair;
import io.walras.protocol.auction.Ranking;
import io.walras.protocol.auction.Ranking.RankedBid;
import io.walras.protocol.auction.packing.Item;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the choice of winners is made from: the bids of a competition that the fairness filter leaves. */
public record FairBids(Ranking ranking, List<RankedBid> bids) {
    public FairBids {
        bids = List.copyOf(bids);
    }

    public static FairBids of(RandomCompetition competition) {
        Ranking ranking = Arbitrator.rank(competition.terms(), competition.bids());
        return new FairBids(
                ranking,
                ranking.ranked().stream().filter(bid -> !bid.isFilteredOut()).toList());
    }

    /** Those that pass the test, as items to choose from. */
    public List<Item<ConflictKey>> items(Predicate<RankedBid> isAllowed) {
        return bids.stream()
                .filter(isAllowed)
                .map(bid -> new Item<>(bid.score(), pairs(bid)))
                .toList();
    }

    private static Set<ConflictKey> pairs(RankedBid bid) {
        return bid.bid().executions().stream()
                .map(execution -> new ConflictKey.Pair(DirectedPair.of(execution)))
                .collect(Collectors.toSet());
    }
}
