package io.walras.settlement.chain;

import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Hooks.Hook;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderUid;
import io.walras.settlement.rpc.ChainUnavailable;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.Quantity;
import io.walras.settlement.rpc.wire.RpcCall;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Reads the chain for the cut. Every method blocks and throws {@link ChainUnavailable} if the node
 * could not tell; what a contract does not answer sensibly is a definite answer about that contract.
 */
public final class ChainReader {
    private static final int REORGANISATIONS_SEEN = 3;

    private final JsonRpc rpc;
    private final Blocks blocks;
    private final SettlementContracts contracts;

    /** A reader of these contracts' orders and funds. */
    public ChainReader(JsonRpc rpc, SettlementContracts contracts) {
        this.rpc = rpc;
        this.blocks = new Blocks(rpc);
        this.contracts = contracts;
    }

    /** The id of the chain that the node serves. */
    public long chainId() {
        return rpc.ask(RpcCall.of("eth_chainId"), Quantity::longOf);
    }

    /** The head of the chain. */
    public BlockRef latestBlock() {
        return blocks.latest();
    }

    /** How many transactions of the account are in blocks: the nonce that its next one has to have. */
    public long transactionCount(Address account) {
        return rpc.ask(RpcCall.of("eth_getTransactionCount", account.toString(), "latest"), Quantity::longOf);
    }

    /** As {@link #read(Collection, Map, Collection)}, of orders without hooks. */
    public ChainReading read(Collection<Intent> intents, Collection<V2Pair> pairs) {
        return read(intents, Map.of(), pairs);
    }

    /**
     * Reads, all at the latest block, the funds behind these intents, how far they are filled, whether those that are
     * signed on-chain still are, and the reserves of these pools. A pair that does not answer is left out.
     *
     * @param preHooks calls that would be made before an order's fill, by order; its funds are read as they leave them, too
     * @throws IllegalStateException if the settlement contract is not where it should be
     */
    public ChainReading read(Collection<Intent> intents, Map<OrderUid, List<Hook>> preHooks, Collection<V2Pair> pairs) {
        for (int attempt = 1; ; attempt++) {
            BlockRef block = blocks.latest();
            ViewReading reading = new ViewReading(contracts, intents, pairs);
            try {
                reading.reads().run(rpc, block);
                HookedFunds hooked = HookedFunds.read(rpc, contracts, hooked(intents, preHooks), preHooks, block);
                return reading.at(block, hooked);
            } catch (ChainUnavailable failed) {
                if (attempt == REORGANISATIONS_SEEN || isCanonical(block)) {
                    throw failed;
                }
            }
        }
    }

    private static List<Intent> hooked(Collection<Intent> intents, Map<OrderUid, List<Hook>> preHooks) {
        return intents.stream()
                .filter(intent -> preHooks.containsKey(intent.uid()))
                .toList();
    }

    private boolean isCanonical(BlockRef block) {
        return blocks.at(block.number()).hash().equals(block.hash());
    }
}
