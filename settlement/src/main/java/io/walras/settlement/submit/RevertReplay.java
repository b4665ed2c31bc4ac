package io.walras.settlement.submit;

import io.walras.protocol.wire.JsonCursor;
import io.walras.settlement.abi.RevertReason;
import io.walras.settlement.chain.CallOutcome;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.Quantity;
import io.walras.settlement.rpc.wire.RpcCall;
import java.util.List;
import java.util.Map;

/**
 * Finds out why a transaction failed, by asking its call again: on the state before its block, then, since what made it
 * fail may have happened in that very block, on the state after it.
 */
public record RevertReplay(JsonRpc rpc) {
    /**
     * The reason; for the record only, since a replay can differ from what happened, and a node may have forgotten the
     * state that it ran on.
     */
    public RevertReason why(Receipt failed) {
        Map<String, Object> call = rpc.ask(
                RpcCall.of("eth_getTransactionByHash", failed.transaction().toString()), RevertReplay::callOf);
        for (long block : List.of(failed.blockNumber() - 1, failed.blockNumber())) {
            switch (CallOutcome.orUnanswered(rpc.reply(RpcCall.of("eth_call", call, Quantity.of(block))))) {
                case CallOutcome.Reverted reverted -> {
                    return reverted.reason();
                }
                case CallOutcome.Unanswered unanswered -> {
                    return RevertReason.halted("not replayed: " + unanswered.words());
                }
                case CallOutcome.Returned ignored -> {}
            }
        }
        return RevertReason.halted("passes when replayed");
    }

    private static Map<String, Object> callOf(JsonCursor transaction) {
        return Map.of(
                "from", transaction.field("from").address().toString(),
                "to", transaction.field("to").address().toString(),
                "gas", Quantity.of(Quantity.longOf(transaction.field("gas"))),
                "value", Quantity.of(transaction.field("value").amount()),
                "data", transaction.field("input").bytes().toString());
    }
}
