package io.walras.settlement.simulate;

import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.JitFill;
import io.walras.protocol.bundle.VerifiedFill;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.AbiReader;
import io.walras.settlement.abi.EventLog;
import io.walras.settlement.abi.RevertReason;
import io.walras.settlement.abi.SettlementEvents;
import io.walras.settlement.abi.TradeEvent;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Whether a settlement that went through did what it was to do, within its gas. */
record TrialCheck(SimulationSettings settings) {

    Verdict judge(Candidate candidate, Trial trial) {
        return switch (trial) {
            case Trial.Reverted reverted -> failed(reverted.reason());
            case Trial.OutOfGas(long gasUsed) -> tooMuchGas("stopped after " + gasUsed);
            case Trial.Settled settled -> judgeSettled(candidate, settled);
            case Trial.Unanswered unanswered -> refused(Code.SimulationFailed, "not tried: " + unanswered.words());
        };
    }

    private Verdict judgeSettled(Candidate candidate, Trial.Settled settled) {
        OptionalLong limit = settings.gas().limitFor(settled.gasUsed(), candidate.promisedGas());
        if (limit.isEmpty()) {
            return tooMuchGas("used " + settled.gasUsed() + " and promised " + candidate.promisedGas());
        }
        try {
            if (settled.logs() != null && !didAsDeclared(candidate, settled.logs())) {
                return refused(Code.SimulationFailed, "its Trade events differ from the declared executions");
            }
        } catch (AbiReader.Malformed malformed) {
            return refused(Code.SimulationFailed, "the node shows a malformed event: " + malformed.getMessage());
        }
        return new Verdict.Passed(settled.gasUsed(), limit.getAsLong());
    }

    private Verdict tooMuchGas(String what) {
        return refused(
                Code.TooMuchGas,
                what + " gas units, too many for a limit of " + settings.gas().cap());
    }

    private boolean didAsDeclared(Candidate candidate, List<EventLog> logs) {
        SettlementEvents events = new SettlementEvents(settings.settlement());
        List<TradeEvent> expected = expected(candidate);
        List<TradeEvent> seen =
                events.trades(logs).stream().map(TrialCheck::withoutIndex).toList();
        return seen.equals(expected)
                && events.isSettled(
                        logs, candidate.award().auctionId(), candidate.award().bundleHash());
    }

    /** The contract verifies all trades before any interaction runs, so orders that are brought along come after. */
    private static List<TradeEvent> expected(Candidate candidate) {
        return Stream.concat(
                        candidate.fills().stream().map(TrialCheck::expected),
                        candidate.jitFills().stream().map(TrialCheck::expected))
                .toList();
    }

    private static TradeEvent expected(JitFill fill) {
        return new TradeEvent(
                0,
                fill.uid(),
                fill.uid().owner(),
                fill.jit().order().sellToken(),
                fill.jit().order().buyToken(),
                fill.exchange().userIn(),
                fill.exchange().userOut(),
                Uint256.ZERO);
    }

    private static TradeEvent expected(VerifiedFill fill) {
        return new TradeEvent(
                0,
                fill.order().uid(),
                fill.order().owner(),
                fill.order().order().sellToken(),
                fill.order().order().buyToken(),
                fill.userIn(),
                fill.userOut(),
                fill.networkFee());
    }

    private static TradeEvent withoutIndex(TradeEvent event) {
        return new TradeEvent(
                0,
                event.uid(),
                event.owner(),
                event.sellToken(),
                event.buyToken(),
                event.sellAmount(),
                event.buyAmount(),
                event.feeAmount());
    }

    static Verdict failed(RevertReason reason) {
        return refused(Code.SimulationFailed, "reverts: " + reason);
    }

    /**
     * For a bundle that passes on its own: it conflicts with an earlier winner unless its refusal, after those, has another
     * reason.
     */
    Verdict blame(Trial afterOthers, Verdict refusal) {
        return switch (afterOthers) {
            case Trial.Reverted reverted ->
                refused(Code.ConflictsWithEarlierWinner, "reverts after the winners before it: " + reverted.reason());
            case Trial.OutOfGas(long gasUsed) ->
                refused(
                        Code.ConflictsWithEarlierWinner,
                        "stopped after " + gasUsed + " gas units after the winners before it");
            case Trial.Unanswered unanswered ->
                refused(
                        Code.ConflictsWithEarlierWinner,
                        "not tried after the winners before it: " + unanswered.words());
            case Trial.Settled ignored -> refusal;
        };
    }

    /** For a bundle that comes second where a node can try only one. */
    static Verdict untried() {
        return refused(
                Code.ConflictsWithEarlierWinner,
                "not tried: the node cannot simulate one bundle after another, so only the best is awarded");
    }

    private static Verdict refused(Code code, String detail) {
        return new Verdict.Refused(new BundleRefusal(code, detail));
    }
}
