package io.walras.settlement.simulate;

import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.protocol.auction.Competition;
import io.walras.settlement.chain.Blocks;
import io.walras.settlement.rpc.ChainUnavailable;
import io.walras.settlement.rpc.JsonRpc;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries winners in rank order on the latest state. Each runs on the state that those before it leave;
 * one that is refused leaves nothing, and those after it are tried as if it had not been there. A bundle that reverts
 * after the others but passes alone conflicts with an earlier winner. A passed bundle's Trade events are exactly its
 * declared executions.
 *
 * <p>A bundle that the node has no sensible answer for, whatever the reason, is refused like one that fails, as long as
 * the node simulates anything at all: so no bundle can keep the others from being judged.
 *
 * <p>What passes is simulated once more with the gas limit that its transaction will have.
 *
 * <p>With a node that knows no {@code eth_simulateV1}, bundles are tried one at a time by {@code eth_call}: the first
 * that passes is the only one that can be awarded.
 */
public final class Simulator {
    private final Blocks blocks;
    private final SimulateV1 simulation;
    private final CallSimulation fallback;
    private final OneByOne oneByOne;
    private final TrialCheck check;
    private final Confirmation confirmation;

    /** A simulator on this node. */
    public Simulator(JsonRpc rpc, SimulationSettings settings) {
        this.blocks = new Blocks(rpc);
        this.simulation = new SimulateV1(rpc, settings);
        this.fallback = new CallSimulation(rpc, settings);
        this.check = new TrialCheck(settings);
        this.oneByOne = new OneByOne(simulation, check);
        this.confirmation = new Confirmation(simulation, check);
    }

    /**
     * The verdicts on the candidates, which are in rank order.
     *
     * @throws ChainUnavailable if the node could not tell, or the state it was asked for was reorganised away meanwhile
     */
    public SimulationReport simulate(List<Candidate> candidates) {
        BlockRef block = blocks.latest();
        List<Verdict> verdicts =
                candidates.isEmpty() ? List.of() : confirmation.of(candidates, verdicts(candidates, block), block);
        blocks.requireCanonical(block);
        return new SimulationReport(new Competition.SimulatedAt(block.number(), block.hash()), verdicts);
    }

    /**
     * The verdicts on the candidates, each by itself.
     *
     * @throws ChainUnavailable as {@link #simulate}
     */
    public SimulationReport simulateApart(List<Candidate> candidates) {
        BlockRef block = blocks.latest();
        List<Verdict> verdicts =
                candidates.stream().map(candidate -> apart(candidate, block)).toList();
        blocks.requireCanonical(block);
        return new SimulationReport(new Competition.SimulatedAt(block.number(), block.hash()), verdicts);
    }

    private Verdict apart(Candidate candidate, BlockRef block) {
        Verdict verdict = check.judge(candidate, alone(candidate, block));
        return confirmation.of(List.of(candidate), List.of(verdict), block).getFirst();
    }

    private Trial alone(Candidate candidate, BlockRef block) {
        return switch (simulation.together(List.of(candidate), block)) {
            case Sequence.Tried tried -> tried.trials().getFirst();
            case Sequence.Refused refused -> {
                simulation.requireWorking(block);
                yield new Trial.Unanswered(refused.words());
            }
            case Sequence.Unknown ignored -> fallback.alone(candidate, block);
        };
    }

    private List<Verdict> verdicts(List<Candidate> candidates, BlockRef block) {
        return switch (simulation.together(candidates, block)) {
            case Sequence.Tried tried -> inSequence(candidates, tried.trials(), block);
            case Sequence.Refused ignored -> oneByOne.verdicts(candidates, block);
            case Sequence.Unknown ignored -> onlyTheBest(candidates, block);
        };
    }

    /**
     * A bundle that goes through and is refused all the same was there for those after it, so they are tried again
     * without it: at most as many rounds as there are candidates.
     */
    private List<Verdict> inSequence(List<Candidate> candidates, List<Trial> trials, BlockRef block) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            verdicts.add(check.judge(candidates.get(i), trials.get(i)));
        }
        for (int i = 0; i < trials.size(); i++) {
            if (trials.get(i) instanceof Trial.Settled && verdicts.get(i) instanceof Verdict.Refused) {
                List<Candidate> others = new ArrayList<>(candidates);
                others.remove(i);
                List<Verdict> again = new ArrayList<>(others.isEmpty() ? List.of() : verdicts(others, block));
                again.add(i, verdicts.get(i));
                return again;
            }
        }
        return blameConflicts(candidates, trials, verdicts, block);
    }

    private List<Verdict> blameConflicts(
            List<Candidate> candidates, List<Trial> trials, List<Verdict> verdicts, BlockRef block) {
        List<Integer> suspects = new ArrayList<>();
        boolean anyPassed = false;
        for (int i = 0; i < verdicts.size(); i++) {
            boolean passed = verdicts.get(i) instanceof Verdict.Passed;
            if (!passed && anyPassed) {
                suspects.add(i);
            }
            anyPassed |= passed;
        }
        List<Trial> alone = suspects.isEmpty()
                ? List.of()
                : simulation.apart(suspects.stream().map(candidates::get).toList(), block);
        List<Verdict> blamed = new ArrayList<>(verdicts);
        for (int i = 0; i < suspects.size(); i++) {
            int suspect = suspects.get(i);
            boolean passesAlone = check.judge(candidates.get(suspect), alone.get(i)) instanceof Verdict.Passed;
            if (passesAlone) {
                blamed.set(suspect, check.blame(trials.get(suspect), verdicts.get(suspect)));
            }
        }
        return blamed;
    }

    private List<Verdict> onlyTheBest(List<Candidate> candidates, BlockRef block) {
        List<Verdict> verdicts = new ArrayList<>();
        boolean anyPassed = false;
        for (Candidate candidate : candidates) {
            Verdict verdict =
                    anyPassed ? TrialCheck.untried() : check.judge(candidate, fallback.alone(candidate, block));
            anyPassed |= verdict instanceof Verdict.Passed;
            verdicts.add(verdict);
        }
        return verdicts;
    }
}
