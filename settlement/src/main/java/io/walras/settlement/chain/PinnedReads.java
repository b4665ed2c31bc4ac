package io.walras.settlement.chain;

import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.wire.RpcCall;
import io.walras.settlement.rpc.wire.RpcReply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Questions that are all answered at one block. Asked by number, which every node understands, and checked by hash. */
final class PinnedReads {
    private final List<Read> reads = new ArrayList<>();

    private record Read(EthCall call, Function<RpcReply, CallOutcome> outcome, Consumer<CallOutcome> receiver) {}

    /** Asks a contract that everything depends on: without its answer, nothing is learned from the other answers. */
    void add(EthCall call, Consumer<CallOutcome> receiver) {
        reads.add(new Read(call, CallOutcome::of, receiver));
    }

    /** Asks a contract that anyone may have written: if the node cannot tell, that concerns this question alone. */
    void addForeign(EthCall call, Consumer<CallOutcome> receiver) {
        reads.add(new Read(call, CallOutcome::orUnanswered, receiver));
    }

    /**
     * Asks everything at the block and hands out the outcomes in the order of asking.
     *
     * @throws io.walras.settlement.rpc.ChainUnavailable if the node could not tell, or the block left the chain
     *     meanwhile; then nothing is handed out
     */
    void run(JsonRpc rpc, BlockRef block) {
        List<RpcCall> requests = new ArrayList<>();
        reads.forEach(read -> requests.add(read.call().at(block.number())));
        requests.add(Blocks.callFor(block.number()));
        List<RpcReply> replies = rpc.batch(requests);
        Blocks.requireCanonical(block, replies.get(reads.size()));
        List<CallOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < reads.size(); i++) {
            outcomes.add(reads.get(i).outcome().apply(replies.get(i)));
        }
        for (int i = 0; i < reads.size(); i++) {
            reads.get(i).receiver().accept(outcomes.get(i));
        }
    }
}
