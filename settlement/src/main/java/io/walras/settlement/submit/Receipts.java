package io.walras.settlement.submit;

import io.walras.protocol.chain.Bytes32;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.wire.RpcReply;
import java.util.Optional;

/** Receipts by the hash of their transaction. */
public final class Receipts {
    private Receipts() {}

    /** The receipt, if the transaction is in a block. */
    public static Optional<Receipt> of(JsonRpc rpc, Bytes32 transaction) {
        return in(rpc.reply(Receipt.callFor(transaction)));
    }

    /** The receipt in the reply to {@link Receipt#callFor}. */
    static Optional<Receipt> in(RpcReply reply) {
        return reply instanceof RpcReply.Nothing ? Optional.empty() : Optional.of(JsonRpc.result(reply, Receipt::read));
    }
}
