package io.walras.settlement.chain;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.Hooks.Hook;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.JsonCursor;
import io.walras.settlement.abi.Calls;
import io.walras.settlement.abi.RevertReason;
import io.walras.settlement.rpc.ChainUnavailable;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.Quantity;
import io.walras.settlement.rpc.wire.RpcCall;
import io.walras.settlement.rpc.wire.RpcReply;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Questions asked on the state that the hooks of an order leave, made as a settlement would make them. One that only runs
 * out of gas or reverts leaves the state as it is; that is what would become of it in a settlement, too.
 *
 * @param executor for whom the trampoline makes the calls
 */
record AfterHooks(Address executor, Address trampoline, List<Hook> hooks) {
    /** What the trampoline spends on a hook besides the hook's own gas, and of what the hook gets 63/64. */
    private static final long GAS_PER_HOOK = 20_000;

    private static final long GAS_PER_BYTE = 40;
    private static final long GAS_TO_BEGIN = 100_000;

    AfterHooks {
        hooks = List.copyOf(hooks);
    }

    /** The request that asks these questions in order, each on the state that those before it leave. */
    RpcCall request(List<EthCall> questions, long block) {
        List<EthCall> calls =
                Stream.concat(Stream.of(execution()), questions.stream()).toList();
        long gas = calls.stream().mapToLong(EthCall::gas).sum();
        Map<String, Object> next = Map.of(
                "blockOverrides",
                Map.of("gasLimit", Quantity.of(gas + GAS_TO_BEGIN)),
                "calls",
                calls.stream().map(EthCall::fields).toList());
        return RpcCall.of(
                "eth_simulateV1",
                Map.of("blockStateCalls", List.of(next), "validation", false, "traceTransfers", false),
                Quantity.of(block));
    }

    /**
     * The answers in the reply to {@link #request}.
     *
     * @throws ChainUnavailable if the node did not simulate, be it that it cannot
     */
    List<CallOutcome> outcomes(RpcReply reply, int questions) {
        List<CallOutcome> outcomes = JsonRpc.result(
                reply, blocks -> blocks.elements().getFirst().field("calls").list(AfterHooks::outcome));
        if (outcomes.size() != questions + 1) {
            throw new ChainUnavailable("the node simulated " + outcomes.size() + " calls, not " + (questions + 1));
        }
        return outcomes.subList(1, outcomes.size());
    }

    private EthCall execution() {
        Bytes callData = Calls.executeHooks(hooks);
        long limits = hooks.stream().mapToLong(Hook::gasLimit).sum();
        long gas = GAS_TO_BEGIN + GAS_PER_BYTE * callData.size() + GAS_PER_HOOK * hooks.size() + limits + limits / 32;
        return new EthCall(executor, trampoline, callData, gas);
    }

    private static CallOutcome outcome(JsonCursor call) {
        Bytes returned = call.optional("returnData").map(JsonCursor::bytes).orElse(Bytes.EMPTY);
        if (call.field("status").amount().equals(Uint256.ONE)) {
            return new CallOutcome.Returned(returned);
        }
        return new CallOutcome.Reverted(
                returned.isEmpty() ? RevertReason.halted("the call failed") : RevertReason.of(returned));
    }
}
