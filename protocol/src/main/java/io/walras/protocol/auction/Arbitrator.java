package io.walras.protocol.auction;

import io.walras.protocol.auction.BidRefusal.Code;
import io.walras.protocol.auction.Ranking.DroppedBid;
import io.walras.protocol.auction.Ranking.RankedBid;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses the winners of an auction.
 *
 * <p>It is a pure function of terms and bids, and the order of the bids does not matter: whoever has the published
 * auction finds the same winners. Bids are scored from their executions; those without a score are dropped. The fairness
 * filter sets aside bids that serve a pair worse than somebody's bid for that pair alone. Among the rest the policy
 * selects winners with pairwise disjoint conflict keys, so that each pair trades at one rate.
 *
 * <p>Bids of one solver with the same id are all dropped: to keep one of them would let their order decide.
 */
public final class Arbitrator {
    private final ArbitrationTerms terms;

    private Arbitrator(ArbitrationTerms terms) {
        this.terms = terms;
    }

    /** Ranks the bids. */
    public static Ranking rank(ArbitrationTerms terms, List<Bid> bids) {
        return new Arbitrator(terms).rank(bids);
    }

    private Ranking rank(List<Bid> bids) {
        List<DroppedBid> dropped = new ArrayList<>();
        List<ScoredBid> scored = new ArrayList<>();
        Set<Key> repeated = repeatedKeys(bids);
        for (Bid bid : bids) {
            if (repeated.contains(Key.of(bid))) {
                dropped.add(new DroppedBid(bid, new BidRefusal(Code.DuplicateId, "another bid has id " + bid.id())));
                continue;
            }
            switch (Scoring.score(terms.scoring(), bid.executions())) {
                case Scoring.Refused(BidRefusal reason) -> dropped.add(new DroppedBid(bid, reason));
                case Scoring.Scored result -> scored.add(ScoredBid.of(terms, bid, result));
            }
        }
        dropped.sort(Comparator.comparing((DroppedBid drop) -> drop.bid().id())
                .thenComparing(drop -> drop.bid().solver()));
        scored.sort(ScoredBid.BEST_FIRST);
        return select(scored, dropped);
    }

    private Ranking select(List<ScoredBid> bestFirst, List<DroppedBid> dropped) {
        FairnessFilter filter = new FairnessFilter(bestFirst);
        Map<Boolean, List<ScoredBid>> byFairness =
                bestFirst.stream().collect(Collectors.partitioningBy(filter::isFair));
        List<ScoredBid> fair = byFairness.getOrDefault(true, List.of());
        List<ScoredBid> unfair = byFairness.getOrDefault(false, List.of());
        SelectedBids selected = choose(fair);
        List<ScoredBid> winners = selected.winners();
        Set<ScoredBid> won = Set.copyOf(winners);
        List<RankedBid> ranked = Stream.of(
                        winners.stream().map(bid -> new RankedBid(bid.bid(), bid.score(), true, false)),
                        fair.stream()
                                .filter(bid -> !won.contains(bid))
                                .map(bid -> new RankedBid(bid.bid(), bid.score(), false, false)),
                        unfair.stream().map(bid -> new RankedBid(bid.bid(), bid.score(), false, true)))
                .flatMap(group -> group)
                .toList();
        return new Ranking(ranked, selected.referenceScores(), dropped, selected.proof());
    }

    /** The filter's verdicts stand: the fair bids stay fair without the baselines of a solver who is left out. */
    private SelectedBids choose(List<ScoredBid> fair) {
        return switch (terms.policy()) {
            case SelectionPolicy.Greedy ignored -> GreedySelection.select(fair, terms.maxWinners());
            case SelectionPolicy.Exact(long nodeBudget) -> ExactSelection.select(fair, terms.maxWinners(), nodeBudget);
        };
    }

    /** What names a bid within an auction. */
    private record Key(Address solver, Uint256 id) {
        static Key of(Bid bid) {
            return new Key(bid.solver(), bid.id());
        }
    }

    private static Set<Key> repeatedKeys(List<Bid> bids) {
        Set<Key> seen = new HashSet<>();
        return bids.stream().map(Key::of).filter(key -> !seen.add(key)).collect(Collectors.toSet());
    }
}
