package io.walras.settlement.chain;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.settlement.rpc.Quantity;
import io.walras.settlement.rpc.wire.RpcCall;
import java.util.Map;

/**
 * A question to a contract, asked without a transaction.
 *
 * @param from who seems to ask
 * @param gas gas units that the contract may spend on the answer
 */
public record EthCall(Address from, Address to, Bytes data, long gas) {
    /** Enough for any honest token or pool, little enough that a hostile one costs nothing. */
    static final long TOKEN_GAS = 300_000;

    /** A question by nobody in particular. */
    public static EthCall of(Address to, Bytes data) {
        return new EthCall(Address.ZERO, to, data, TOKEN_GAS);
    }

    /** The question as of this block. */
    public RpcCall at(long block) {
        return RpcCall.of("eth_call", fields(), Quantity.of(block));
    }

    /** The question as a node reads it, alone or among others. */
    Map<String, String> fields() {
        return Map.of("from", from.toString(), "to", to.toString(), "gas", Quantity.of(gas), "data", data.toString());
    }
}
