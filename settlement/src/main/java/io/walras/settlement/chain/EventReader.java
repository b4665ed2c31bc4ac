package io.walras.settlement.chain;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.wire.JsonCursor;
import io.walras.settlement.abi.EventLog;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.Quantity;
import io.walras.settlement.rpc.wire.RpcCall;
import java.util.List;
import java.util.Map;

/** Reads the events of contracts. Blocks. */
public record EventReader(JsonRpc rpc) {
    /** An event and the block that it is in. */
    public record Found(EventLog log, long block, Bytes32 blockHash, Bytes32 transaction) {}

    /**
     * The events that these contracts emitted in these blocks, both included, in their order.
     *
     * @throws io.walras.settlement.rpc.ChainUnavailable if the node cannot tell
     */
    public List<Found> between(List<Address> contracts, long from, long to) {
        RpcCall question = RpcCall.of(
                "eth_getLogs",
                Map.of(
                        "address", contracts.stream().map(Address::toString).toList(),
                        "fromBlock", Quantity.of(from),
                        "toBlock", Quantity.of(to)));
        return rpc.ask(question, logs -> logs.list(EventReader::found));
    }

    private static Found found(JsonCursor log) {
        return new Found(
                Logs.log(log),
                Quantity.longOf(log.field("blockNumber")),
                log.field("blockHash").bytes32(),
                log.field("transactionHash").bytes32());
    }
}
