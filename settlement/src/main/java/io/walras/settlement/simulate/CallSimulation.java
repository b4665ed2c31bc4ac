package io.walras.settlement.simulate;

import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.settlement.chain.CallOutcome;
import io.walras.settlement.rpc.ChainUnavailable;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.Quantity;
import io.walras.settlement.rpc.wire.RpcCall;
import io.walras.settlement.rpc.wire.RpcReply;
import java.util.List;
import java.util.Map;

/** Simulation by {@code eth_call}, for nodes that know nothing better: one bundle at a time, without its events. */
record CallSimulation(JsonRpc rpc, SimulationSettings settings, StateChanges changes) {
    /** On the chain's own state, but for the auctioneer. */
    CallSimulation(JsonRpc rpc, SimulationSettings settings) {
        this(rpc, settings, StateChanges.NONE);
    }

    /**
     * Runs the candidate on the state of the block.
     *
     * @throws ChainUnavailable if the node cannot run anything
     */
    Trial alone(Candidate candidate, BlockRef block) {
        SimulatedCall simulated = new SimulatedCall(settings, block, changes);
        try {
            return trial(parameters(simulated, simulated.of(candidate)));
        } catch (ChainUnavailable unanswered) {
            CallOutcome.of(rpc.reply(new RpcCall("eth_call", parameters(simulated, simulated.ofNothing()))));
            return new Trial.Unanswered(String.valueOf(unanswered.getMessage()));
        }
    }

    private static List<Object> parameters(SimulatedCall simulated, Map<String, Object> call) {
        return List.of(call, Quantity.of(simulated.block().number()), simulated.overrides());
    }

    private Trial trial(List<Object> parameters) {
        CallOutcome outcome = CallOutcome.of(rpc.reply(new RpcCall("eth_call", parameters)));
        if (outcome instanceof CallOutcome.Reverted(var reason)) {
            return new Trial.Reverted(reason);
        }
        RpcReply estimate = rpc.reply(new RpcCall("eth_estimateGas", parameters));
        return CallOutcome.reverted(estimate)
                .<Trial>map(Trial.Reverted::new)
                .orElseGet(() -> new Trial.Settled(JsonRpc.result(estimate, Quantity::longOf), null));
    }
}
