package io.walras.protocol.auction;

import io.walras.protocol.auction.Competition.Solution;
import io.walras.protocol.bundle.Execution;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who kept scored bundles of a decided auction from winning, and on which directed pair. */
public final class Losses {
    private final Batch batch;
    private final ScoringTerms terms;
    private final List<Solution> chosen;
    private final SortedMap<DirectedPair, Solution> baselines = new TreeMap<>();

    /**
     * What decided against a bundle.
     *
     * @param to the bundle that did
     * @param pair as the losing bundle names its tokens
     * @param score what the deciding bundle scored, in native atoms: in all if it was chosen, on the pair if it is a baseline
     * @param margin how much more that is; zero if it is not, because several winners together did
     */
    public record Loss(Solution to, DirectedPair pair, Uint256 score, Uint256 margin) {}

    private Losses(Batch batch, Competition competition, List<Solution> chosen) {
        this.batch = batch;
        this.terms = ScoringTerms.of(batch);
        this.chosen = List.copyOf(chosen);
        for (Solution solution : competition.solutions()) {
            SortedMap<DirectedPair, Uint256> byPair = byPair(solution.orders());
            if (byPair.size() == 1) {
                baselines.merge(
                        byPair.firstKey(),
                        solution,
                        (known, other) -> known.score().isLessThan(other.score()) ? other : known);
            }
        }
    }

    /**
     * The losses of an auction.
     *
     * @param chosen the winners of the last arbitration, best first, also those that failed afterwards: what lost, lost to
     *     them, and is not considered again
     */
    public static Losses of(Batch batch, Competition competition, List<Solution> chosen) {
        return new Losses(batch, competition, chosen);
    }

    /** The first pair on which a bundle of that pair alone scores more than these executions do. */
    public Optional<Loss> filtered(List<Execution> executions) {
        for (Map.Entry<DirectedPair, Uint256> own : byPair(executions).entrySet()) {
            Solution baseline = baselines.get(own.getKey());
            if (baseline != null && own.getValue().isLessThan(baseline.score())) {
                return Optional.of(new Loss(
                        baseline,
                        own.getKey(),
                        baseline.score(),
                        baseline.score().minusOrZero(own.getValue())));
            }
        }
        return Optional.empty();
    }

    /** The best chosen bundle that trades a pair of these executions, which scored this. */
    public Optional<Loss> beaten(Uint256 score, List<Execution> executions) {
        for (Solution winner : chosen) {
            Set<DirectedPair> taken = winner.orders().stream()
                    .map(DirectedPair::of)
                    .map(this::canonical)
                    .collect(Collectors.toSet());
            Optional<DirectedPair> shared = executions.stream()
                    .map(DirectedPair::of)
                    .filter(pair -> taken.contains(canonical(pair)))
                    .findFirst();
            if (shared.isPresent()) {
                return Optional.of(new Loss(
                        winner, shared.get(), winner.score(), winner.score().minusOrZero(score)));
            }
        }
        return Optional.empty();
    }

    private DirectedPair canonical(DirectedPair pair) {
        return pair.nativeAs(batch.wrappedNative());
    }

    private SortedMap<DirectedPair, Uint256> byPair(List<Execution> executions) {
        return Scoring.score(terms, executions) instanceof Scoring.Scored scored ? scored.byPair() : new TreeMap<>();
    }
}
