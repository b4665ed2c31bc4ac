package io.walras.settlement.simulate;

import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.JsonCursor;
import io.walras.settlement.abi.RevertReason;
import io.walras.settlement.chain.Logs;
import io.walras.settlement.rpc.ChainUnavailable;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.Quantity;
import io.walras.settlement.rpc.wire.RpcCall;
import io.walras.settlement.rpc.wire.RpcReply;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Simulation by {@code eth_simulateV1}: several calls, each on the state that those before it leave. */
record SimulateV1(JsonRpc rpc, SimulationSettings settings) {
    private static final int METHOD_NOT_FOUND = -32601;
    private static final int METHOD_NOT_SUPPORTED = -32004;

    /**
     * Runs the candidates one after the other. A call that reverts leaves nothing behind, so those after it are tried as
     * if it had not been there. Empty if the node does not know the method.
     */
    Optional<List<Trial>> together(List<Candidate> candidates, BlockRef block) {
        RpcReply reply = rpc.reply(call(candidates, block));
        return reply instanceof RpcReply.Failed failed && isUnknownMethod(failed)
                ? Optional.empty()
                : Optional.of(trials(reply, candidates.size()));
    }

    /** Runs each candidate on the state of the block. */
    List<Trial> apart(List<Candidate> candidates, BlockRef block) {
        List<RpcCall> calls = candidates.stream()
                .map(candidate -> call(List.of(candidate), block))
                .toList();
        return rpc.batch(calls).stream()
                .map(reply -> trials(reply, 1).getFirst())
                .toList();
    }

    private RpcCall call(List<Candidate> candidates, BlockRef block) {
        SimulatedCall simulated = new SimulatedCall(settings, block);
        Map<String, Object> next = Map.of(
                "blockOverrides",
                Map.of("baseFeePerGas", Quantity.of(block.baseFeePerGas())),
                "stateOverrides",
                simulated.overrides(),
                "calls",
                candidates.stream().map(simulated::of).toList());
        return RpcCall.of(
                "eth_simulateV1",
                Map.of("blockStateCalls", List.of(next), "validation", false, "traceTransfers", false),
                Quantity.of(block.number()));
    }

    private static boolean isUnknownMethod(RpcReply.Failed failed) {
        String message = failed.message().toLowerCase(Locale.ROOT);
        return failed.code() == METHOD_NOT_FOUND
                || failed.code() == METHOD_NOT_SUPPORTED
                || (message.contains("method")
                        && (message.contains("not found")
                                || message.contains("not supported")
                                || message.contains("not available")
                                || message.contains("does not exist")));
    }

    private List<Trial> trials(RpcReply reply, int expected) {
        List<Trial> trials = JsonRpc.result(
                reply, blocks -> blocks.elements().getFirst().field("calls").list(this::trial));
        if (trials.size() != expected) {
            throw new ChainUnavailable("the node simulated " + trials.size() + " calls instead of " + expected);
        }
        return trials;
    }

    private Trial trial(JsonCursor call) {
        long gasUsed = Quantity.longOf(call.field("gasUsed"));
        boolean succeeded = call.field("status").amount().equals(Uint256.ONE);
        return succeeded
                ? new Trial.Settled(gasUsed, Logs.read(call.field("logs")))
                : new Trial.Reverted(reason(call, gasUsed));
    }

    /** Nodes put revert data in one of two places; without any, the EVM stopped the call. */
    private RevertReason reason(JsonCursor call, long gasUsed) {
        Bytes returned = call.optional("returnData").map(JsonCursor::bytes).orElse(Bytes.EMPTY);
        Optional<JsonCursor> error = call.optional("error");
        Bytes data = returned.isEmpty()
                ? error.flatMap(e -> e.optional("data")).map(JsonCursor::bytes).orElse(Bytes.EMPTY)
                : returned;
        if (!data.isEmpty()) {
            return RevertReason.of(data);
        }
        String words =
                error.flatMap(e -> e.optional("message")).map(JsonCursor::text).orElse("no reason given");
        return RevertReason.halted(
                words + ", used " + gasUsed + " of " + settings.gas().cap() + " gas units");
    }
}
