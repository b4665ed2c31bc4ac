package io.walras.settlement.simulate;

import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.settlement.rpc.ChainUnavailable;
import java.util.ArrayList;
import java.util.List;

/**
 * Simulation for when the node refuses the candidates together: each is tried in a request of its own, after those that
 * passed, so that what a node cannot cope with is told apart and costs no other candidate anything.
 */
record OneByOne(SimulateV1 simulation, TrialCheck check) {
    /**
     * The verdicts on the candidates, which are in rank order.
     *
     * @throws ChainUnavailable if the node could not simulate anything at all
     */
    List<Verdict> verdicts(List<Candidate> candidates, BlockRef block) {
        List<Candidate> passed = new ArrayList<>();
        List<Verdict> verdicts = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Verdict verdict = after(passed, candidate, block);
            if (verdict instanceof Verdict.Passed) {
                passed.add(candidate);
            }
            verdicts.add(verdict);
        }
        return verdicts;
    }

    private Verdict after(List<Candidate> passed, Candidate candidate, BlockRef block) {
        List<Candidate> sequence = new ArrayList<>(passed);
        sequence.add(candidate);
        Trial trial = last(sequence, block);
        Verdict verdict = check.judge(candidate, trial);
        if (verdict instanceof Verdict.Passed || passed.isEmpty()) {
            return verdict;
        }
        Verdict alone = check.judge(candidate, last(List.of(candidate), block));
        return alone instanceof Verdict.Passed ? check.blame(trial, verdict) : alone;
    }

    private Trial last(List<Candidate> sequence, BlockRef block) {
        return switch (simulation.together(sequence, block)) {
            case Sequence.Tried tried -> tried.trials().getLast();
            case Sequence.Refused refused -> {
                simulation.requireWorking(block);
                yield new Trial.Unanswered(refused.words());
            }
            case Sequence.Unknown ignored ->
                throw new ChainUnavailable("the node no longer knows how to simulate one call after another");
        };
    }
}
