package io.walras.protocol.auction;

import io.walras.protocol.auction.packing.Item;
import io.walras.protocol.auction.packing.Packing;
import io.walras.protocol.auction.packing.SetPacking;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Policy {@code exact}: of the sets of bids with pairwise disjoint conflict keys the one of greatest total score, then of
 * most bids, then with the smallest ascending list of tie keys, ids deciding between equal ones. Sums are compared in
 * full, beyond 256 bits too.
 *
 * <p>The search for the winners has the node budget, and the searches for reference scores together have it once more:
 * each in turn, by ascending solver, an equal share of what is left, of which one is kept back.
 *
 * <p>With all searches finished no reference score is above the winners' total. Where budgets run out, a search without a
 * solver may happen upon a better set than the search with it: then that set wins. What is still above the total is
 * published as the total, so that rewards, total less reference, are never negative.
 */
final class ExactSelection {
    private final List<ScoredBid> bids;
    private final SetPacking packing;
    private final long nodeBudget;
    private final SortedMap<Address, Packing> references = new TreeMap<>();
    private long nodesForReferences;

    private ExactSelection(List<ScoredBid> bestFirst, int maxWinners, long nodeBudget) {
        this.bids = bestFirst.stream()
                .sorted(Comparator.comparing(ScoredBid::tieKey)
                        .thenComparing(bid -> bid.bid().id()))
                .toList();
        this.packing = SetPacking.of(
                bids.stream()
                        .map(bid -> new Item<>(bid.score(), bid.occupied()))
                        .toList(),
                maxWinners);
        this.nodeBudget = nodeBudget;
        this.nodesForReferences = nodeBudget;
    }

    /** The winners among bids that are sorted best first, and what the others would have won without each of them. */
    static SelectedBids select(List<ScoredBid> bestFirst, int maxWinners, long nodeBudget) {
        return new ExactSelection(bestFirst, maxWinners, nodeBudget)
                .select(GreedySelection.winners(bestFirst, maxWinners));
    }

    private SelectedBids select(List<ScoredBid> greedy) {
        List<Integer> start = IntStream.range(0, bids.size())
                .filter(i -> greedy.contains(bids.get(i)))
                .boxed()
                .toList();
        Packing winners = packing.best(i -> true, List.of(start), nodeBudget);
        findReferences(winners);
        Packing best = references.values().stream()
                .max(Comparator.comparing(Packing::value))
                .orElse(winners);
        if (best.value().compareTo(winners.value()) > 0) {
            winners = new Packing(best.chosen(), best.value(), winners.bound(), false, winners.nodes());
            findReferences(winners);
        }
        return published(winners);
    }

    /** Those of the winners' solvers and of nobody else; what was found before is not looked for again. */
    private void findReferences(Packing winners) {
        SortedSet<Address> solvers =
                winners.chosen().stream().map(this::solver).collect(Collectors.toCollection(TreeSet::new));
        references.keySet().retainAll(solvers);
        int left = solvers.size() - references.size();
        for (Address solver : solvers) {
            List<Integer> others = winners.chosen().stream()
                    .filter(i -> !solver(i).equals(solver))
                    .toList();
            Packing before = references.get(solver);
            if (before == null) {
                Packing found =
                        packing.best(i -> !solver(i).equals(solver), List.of(others), nodesForReferences / (left + 1));
                nodesForReferences = Math.max(0, nodesForReferences - found.nodes());
                left--;
                references.put(solver, found);
            } else if (value(others).compareTo(before.value()) > 0) {
                references.put(solver, new Packing(others, value(others), before.bound(), false, before.nodes()));
            }
        }
    }

    private BigInteger value(List<Integer> indices) {
        return indices.stream().map(i -> bids.get(i).score().toBigInteger()).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private Address solver(int index) {
        return bids.get(index).bid().solver();
    }

    private SelectedBids published(Packing winners) {
        SortedMap<Address, Uint256> scores = new TreeMap<>();
        references.forEach((solver, reference) ->
                scores.put(solver, Uint256.saturating(reference.value().min(winners.value()))));
        SortedSet<Address> unproven = references.entrySet().stream()
                .filter(reference -> reference.getValue().gap().signum() > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        List<ScoredBid> bestFirst = winners.chosen().stream()
                .map(bids::get)
                .sorted(ScoredBid.BEST_FIRST)
                .toList();
        Ranking.Proof proof =
                new Ranking.Proof(winners.isOptimal(), Uint256.saturating(winners.gap()), List.copyOf(unproven));
        return new SelectedBids(bestFirst, scores, proof);
    }
}
