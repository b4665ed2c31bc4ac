package io.walras.settlement.simulate;

import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.BundleRefusal.Code;
import java.util.ArrayList;
import java.util.List;

/**
 * Simulates what passed once more, with the gas limits that the transactions will have: a contract can tell from the gas
 * that is left whether it is only being tried, and would settle then and never else.
 */
record Confirmation(SimulateV1 simulation, TrialCheck check) {
    /** The verdicts after that; unchanged if the node cannot tell. */
    List<Verdict> of(List<Candidate> candidates, List<Verdict> verdicts, BlockRef block) {
        List<Integer> passed = new ArrayList<>();
        List<Candidate> again = new ArrayList<>();
        List<Long> limits = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            if (verdicts.get(i) instanceof Verdict.Passed(long gasUsed, long gasLimit)) {
                passed.add(i);
                again.add(candidates.get(i));
                limits.add(gasLimit);
            }
        }
        return !passed.isEmpty() && simulation.within(again, limits, block) instanceof Sequence.Tried tried
                ? confirmed(candidates, verdicts, passed, tried.trials())
                : verdicts;
    }

    /** The first that fails is to blame; one after it may fail because that one, which it was tried after, did nothing. */
    private List<Verdict> confirmed(
            List<Candidate> candidates, List<Verdict> verdicts, List<Integer> passed, List<Trial> trials) {
        List<Verdict> confirmed = new ArrayList<>(verdicts);
        boolean anyFailed = false;
        for (int i = 0; i < passed.size(); i++) {
            int index = passed.get(i);
            if (check.judge(candidates.get(index), trials.get(i)) instanceof Verdict.Refused(BundleRefusal reason)) {
                Code code = anyFailed ? Code.ConflictsWithEarlierWinner : Code.SimulationFailed;
                String detail = "with the gas limit of its transaction: " + reason.detail();
                confirmed.set(index, new Verdict.Refused(new BundleRefusal(code, detail)));
                anyFailed = true;
            }
        }
        return confirmed;
    }
}
