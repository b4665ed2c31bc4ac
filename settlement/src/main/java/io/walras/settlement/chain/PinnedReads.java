package io.walras.settlement.chain;

import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.wire.RpcCall;
import io.walras.settlement.rpc.wire.RpcReply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Questions that are all answered at one block. Asked by number, which every node understands, and checked by hash. */
final class PinnedReads {
    private final List<EthCall> calls = new ArrayList<>();
    private final List<Consumer<CallOutcome>> receivers = new ArrayList<>();

    void add(EthCall call, Consumer<CallOutcome> receiver) {
        calls.add(call);
        receivers.add(receiver);
    }

    /**
     * Asks everything at the block and hands out the outcomes in the order of asking.
     *
     * @throws io.walras.settlement.rpc.ChainUnavailable if the node could not tell, or the block left the chain
     *     meanwhile; then nothing is handed out
     */
    void run(JsonRpc rpc, BlockRef block) {
        List<RpcCall> requests = new ArrayList<>();
        calls.forEach(call -> requests.add(call.at(block.number())));
        requests.add(Blocks.callFor(block.number()));
        List<RpcReply> replies = rpc.batch(requests);
        Blocks.requireCanonical(block, replies.get(calls.size()));
        List<CallOutcome> outcomes =
                replies.subList(0, calls.size()).stream().map(CallOutcome::of).toList();
        for (int i = 0; i < outcomes.size(); i++) {
            receivers.get(i).accept(outcomes.get(i));
        }
    }
}
