package io.walras.settlement.simulate;

import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.VerifiedFill;
import io.walras.settlement.abi.AbiReader;
import io.walras.settlement.abi.EventLog;
import io.walras.settlement.abi.RevertReason;
import io.walras.settlement.abi.SettlementEvents;
import io.walras.settlement.abi.TradeEvent;
import io.walras.settlement.rpc.ChainUnavailable;
import java.util.List;
import java.util.OptionalLong;

/** Whether a settlement that went through did what it was to do, within its gas. */
record TrialCheck(SimulationSettings settings) {

    Verdict judge(Candidate candidate, Trial trial) {
        return switch (trial) {
            case Trial.Reverted reverted -> failed(reverted.reason());
            case Trial.Settled settled -> judgeSettled(candidate, settled);
        };
    }

    private Verdict judgeSettled(Candidate candidate, Trial.Settled settled) {
        OptionalLong limit = settings.gas().limitFor(settled.gasUsed());
        if (limit.isEmpty()) {
            return refused(
                    Code.SimulationFailed,
                    "used " + settled.gasUsed() + " gas units, too many for a limit of "
                            + settings.gas().cap());
        }
        if (settled.logs() != null && !didAsDeclared(candidate, settled.logs())) {
            return refused(Code.SimulationFailed, "its Trade events differ from the declared executions");
        }
        return new Verdict.Passed(settled.gasUsed(), limit.getAsLong());
    }

    private boolean didAsDeclared(Candidate candidate, List<EventLog> logs) {
        SettlementEvents events = new SettlementEvents(settings.settlement());
        try {
            List<TradeEvent> expected =
                    candidate.fills().stream().map(TrialCheck::expected).toList();
            List<TradeEvent> seen =
                    events.trades(logs).stream().map(TrialCheck::withoutIndex).toList();
            return seen.equals(expected)
                    && events.isSettled(
                            logs,
                            candidate.award().auctionId(),
                            candidate.award().bundleHash());
        } catch (AbiReader.Malformed malformed) {
            throw new ChainUnavailable("the node shows a malformed event: " + malformed.getMessage(), malformed);
        }
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

    /** For a bundle that passes on its own. */
    static Verdict conflict(RevertReason reason) {
        return refused(Code.ConflictsWithEarlierWinner, "reverts after the winners before it: " + reason);
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
