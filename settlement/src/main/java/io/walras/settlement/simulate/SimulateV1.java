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
import java.util.stream.IntStream;

/** Simulation by {@code eth_simulateV1}: several calls, each on the state that those before it leave. */
record SimulateV1(JsonRpc rpc, SimulationSettings settings, StateChanges changes) {
    /** On the chain's own state, but for the auctioneer. */
    SimulateV1(JsonRpc rpc, SimulationSettings settings) {
        this(rpc, settings, StateChanges.NONE);
    }

    private static final int METHOD_NOT_FOUND = -32601;
    private static final int METHOD_NOT_SUPPORTED = -32004;

    /**
     * Runs the candidates one after the other. A call that reverts leaves nothing behind, so those after it are tried as
     * if it had not been there. A request that is not answered is refused, for whatever reason: the node may be in
     * trouble, or one of the candidates more than it can cope with.
     */
    Sequence together(List<Candidate> candidates, BlockRef block) {
        SimulatedCall simulated = new SimulatedCall(settings, block, changes);
        return run(candidates.stream().map(simulated::of).toList(), block);
    }

    /** As {@link #together}, each with the gas limit of its own transaction, in their order. */
    Sequence within(List<Candidate> candidates, List<Long> gasLimits, BlockRef block) {
        SimulatedCall simulated = new SimulatedCall(settings, block, changes);
        return run(
                IntStream.range(0, candidates.size())
                        .mapToObj(i -> simulated.of(candidates.get(i), gasLimits.get(i)))
                        .toList(),
                block);
    }

    /** Runs each candidate on the state of the block. */
    List<Trial> apart(List<Candidate> candidates, BlockRef block) {
        return candidates.stream()
                .map(candidate -> switch (together(List.of(candidate), block)) {
                    case Sequence.Tried tried -> tried.trials().getFirst();
                    case Sequence.Refused refused -> new Trial.Unanswered(refused.words());
                    case Sequence.Unknown ignored -> new Trial.Unanswered("the node no longer knows the method");
                })
                .toList();
    }

    /** Throws {@link ChainUnavailable} unless the node can simulate at all, as a call shows that does nothing. */
    void requireWorking(BlockRef block) {
        Sequence nothing = run(List.of(new SimulatedCall(settings, block, changes).ofNothing()), block);
        if (!(nothing instanceof Sequence.Tried)) {
            throw new ChainUnavailable("the node can simulate nothing: " + nothing);
        }
    }

    private Sequence run(List<Map<String, Object>> calls, BlockRef block) {
        try {
            RpcReply reply = rpc.reply(request(calls, block));
            return reply instanceof RpcReply.Failed failed && isUnknownMethod(failed)
                    ? new Sequence.Unknown()
                    : new Sequence.Tried(trials(reply, calls.size()));
        } catch (ChainUnavailable unanswered) {
            return new Sequence.Refused(String.valueOf(unanswered.getMessage()));
        }
    }

    /**
     * The simulated block is larger than any real one: nodes refuse a request whose calls together ask for more gas than
     * the block has, and each asks for as much as a transaction may. Calls are validated like transactions, because
     * without that some nodes show contracts a base fee of zero, whatever it is.
     */
    private RpcCall request(List<Map<String, Object>> calls, BlockRef block) {
        long roomForAll = settings.gas().cap() * (calls.size() + 1L);
        Map<String, Object> next = Map.of(
                "blockOverrides",
                Map.of("baseFeePerGas", Quantity.of(block.baseFeePerGas()), "gasLimit", Quantity.of(roomForAll)),
                "stateOverrides",
                new SimulatedCall(settings, block, changes).overrides(),
                "calls",
                calls);
        return RpcCall.of(
                "eth_simulateV1",
                Map.of("blockStateCalls", List.of(next), "validation", true, "traceTransfers", false),
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
        if (call.field("status").amount().equals(Uint256.ONE)) {
            return new Trial.Settled(gasUsed, Logs.read(call.field("logs")));
        }
        RevertReason reason = reason(call, gasUsed);
        return reason.name().equals(RevertReason.HALTED) && settings.gas().isNearlyAll(gasUsed)
                ? new Trial.OutOfGas(gasUsed)
                : new Trial.Reverted(reason);
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
