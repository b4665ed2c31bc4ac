package io.walras.settlement.submit;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.settlement.abi.RevertReason;
import io.walras.settlement.chain.CallOutcome;
import io.walras.settlement.rpc.ChainUnavailable;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.Quantity;
import io.walras.settlement.rpc.wire.RpcCall;
import io.walras.settlement.rpc.wire.RpcReply;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds out whether a solver is to blame for an award that did not settle: only if the settlement, called again on the
 * recorded state, reverts within the interactions of the solver's own bundle. It is called without a limit of gas, so
 * that too little of it is nobody's fault. A price that a trade no longer meets, a user whose funds are gone, a
 * transaction that was never mined: all of that is nobody's fault, too.
 *
 * <p>The error alone proves nothing: a hostile token or wallet can revert with the executor's error wherever a trade
 * touches it. So the node is asked for a trace, and only if it shows that the executor's own call failed the solver is
 * blamed.
 */
public record FaultReplay(JsonRpc rpc, Address settlement, Address executor) {
    /** The errors with which the executor of the solver's calls fails. */
    private static final Set<String> OF_THE_INTERACTIONS =
            Set.of("InteractionFailed", "ForbiddenTarget", "ForbiddenCall");

    /** Who is to blame. */
    public sealed interface Verdict {
        /** The solver; the evidence is the error and the block on whose state it comes again. */
        record SolversFault(String evidence) implements Verdict {}

        /** Nobody. */
        record NobodysFault(String reason) implements Verdict {}

        /** The node could not tell, for example because it has forgotten the state. Nobody is blamed. */
        record Unknown(String reason) implements Verdict {}
    }

    /**
     * The verdict on the award.
     *
     * @param sender who sent its transaction, or would have
     * @param callData the call of the settlement contract
     * @param failedIn the block that holds the transaction that failed; it is replayed on the state before that block and
     *     on the state after it
     * @throws io.walras.settlement.rpc.ChainUnavailable if the node does not answer at all
     */
    public Verdict afterFailure(Address sender, Bytes callData, long failedIn) {
        return on(List.of(failedIn - 1, failedIn), sender, callData);
    }

    /** The same for an award without a transaction in a block, on the state on which its auction was held. */
    public Verdict withoutTransaction(Address sender, Bytes callData, long auctionBlock) {
        return on(List.of(auctionBlock), sender, callData);
    }

    private Verdict on(List<Long> blocks, Address sender, Bytes callData) {
        Map<String, Object> call =
                Map.of("from", sender.toString(), "to", settlement.toString(), "data", callData.toString());
        for (long block : blocks) {
            switch (CallOutcome.orUnanswered(rpc.reply(RpcCall.of("eth_call", call, Quantity.of(block))))) {
                case CallOutcome.Reverted reverted -> {
                    return of(reverted.reason(), call, block);
                }
                case CallOutcome.Unanswered unanswered -> {
                    return new Verdict.Unknown(unanswered.words());
                }
                case CallOutcome.Returned ignored -> {}
            }
        }
        return new Verdict.NobodysFault("passes when replayed");
    }

    private Verdict of(RevertReason reason, Map<String, Object> call, long block) {
        String evidence = reason + " on the state after block " + block;
        if (!OF_THE_INTERACTIONS.contains(reason.name())) {
            return new Verdict.NobodysFault(evidence);
        }
        try {
            RpcReply reply =
                    rpc.reply(RpcCall.of("debug_traceCall", call, Quantity.of(block), Map.of("tracer", "callTracer")));
            CallTrace trace = JsonRpc.result(reply, CallTrace::read);
            boolean isOfTheInteractions =
                    OF_THE_INTERACTIONS.contains(RevertReason.of(trace.output()).name());
            return isOfTheInteractions && trace.failedBecauseOf(executor)
                    ? new Verdict.SolversFault(evidence)
                    : new Verdict.NobodysFault("made up by whom a trade calls: " + evidence);
        } catch (ChainUnavailable untraced) {
            return new Verdict.Unknown(
                    evidence + ", but the node does not show in which call: " + untraced.getMessage());
        }
    }
}
