package io.walras.settlement.chain;

import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.JsonCursor;
import io.walras.settlement.rpc.ChainUnavailable;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.Quantity;
import io.walras.settlement.rpc.wire.RpcCall;
import io.walras.settlement.rpc.wire.RpcReply;

/** Blocks of a chain, and whether it still has one that was seen before. */
public record Blocks(JsonRpc rpc) {
    /** The head of the chain. */
    public BlockRef latest() {
        return rpc.ask(RpcCall.of("eth_getBlockByNumber", "latest", false), Blocks::read);
    }

    /** The block of this number in the chain as it is now. */
    public BlockRef at(long number) {
        return rpc.ask(callFor(number), Blocks::read);
    }

    /** Throws {@link ChainUnavailable} unless the block is still in the chain: what was read at its number holds for it. */
    public void requireCanonical(BlockRef block) {
        requireCanonical(block, rpc.reply(callFor(block.number())));
    }

    /** As {@link #requireCanonical(BlockRef)}, from the reply to {@link #callFor}. */
    static void requireCanonical(BlockRef block, RpcReply reply) {
        if (!JsonRpc.result(reply, Blocks::read).hash().equals(block.hash())) {
            throw new ChainUnavailable("block " + block.number() + " was reorganised away while it was read");
        }
    }

    /** The question for the block of this number. */
    public static RpcCall callFor(long number) {
        return RpcCall.of("eth_getBlockByNumber", Quantity.of(number), false);
    }

    /** Reads a block; chains without EIP-1559 have a base fee of zero. */
    public static BlockRef read(JsonCursor block) {
        return new BlockRef(
                Quantity.longOf(block.field("number")),
                block.field("hash").bytes32(),
                Quantity.longOf(block.field("timestamp")),
                block.optional("baseFeePerGas").map(JsonCursor::amount).orElse(Uint256.ZERO));
    }
}
