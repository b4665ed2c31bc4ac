package io.walras.settlement.simulate;

import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.settlement.chain.CallOutcome;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.Quantity;
import io.walras.settlement.rpc.wire.RpcCall;
import io.walras.settlement.rpc.wire.RpcReply;
import java.util.List;

/** Simulation by {@code eth_call}, for nodes that know nothing better: one bundle at a time, without its events. */
record CallSimulation(JsonRpc rpc, SimulationSettings settings) {

    /** Runs the candidate on the state of the block. */
    Trial alone(Candidate candidate, BlockRef block) {
        SimulatedCall simulated = new SimulatedCall(settings, block);
        List<Object> parameters = List.of(simulated.of(candidate), Quantity.of(block.number()), simulated.overrides());
        CallOutcome outcome = CallOutcome.of(rpc.reply(new RpcCall("eth_call", parameters)));
        if (outcome instanceof CallOutcome.Reverted(var reason)) {
            return new Trial.Reverted(reason);
        }
        RpcReply estimate = rpc.reply(new RpcCall("eth_estimateGas", parameters));
        return new Trial.Settled(JsonRpc.result(estimate, Quantity::longOf), null);
    }
}
