package io.walras.settlement.submit;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.JsonCursor;
import io.walras.settlement.abi.EventLog;
import io.walras.settlement.chain.Logs;
import io.walras.settlement.rpc.Quantity;
import io.walras.settlement.rpc.wire.RpcCall;
import java.util.List;

/**
 * What became of a transaction that is in a block.
 *
 * @param success whether it did not revert
 * @param gasUsed gas units
 * @param effectiveGasPrice wei per gas unit
 */
public record Receipt(
        Bytes32 transaction,
        long blockNumber,
        Bytes32 blockHash,
        boolean success,
        long gasUsed,
        Uint256 effectiveGasPrice,
        List<EventLog> logs) {
    public Receipt {
        logs = List.copyOf(logs);
    }

    static RpcCall callFor(Bytes32 transaction) {
        return RpcCall.of("eth_getTransactionReceipt", transaction.toString());
    }

    static Receipt read(JsonCursor receipt) {
        return new Receipt(
                receipt.field("transactionHash").bytes32(),
                Quantity.longOf(receipt.field("blockNumber")),
                receipt.field("blockHash").bytes32(),
                receipt.field("status").amount().equals(Uint256.ONE),
                Quantity.longOf(receipt.field("gasUsed")),
                receipt.field("effectiveGasPrice").amount(),
                Logs.read(receipt.field("logs")));
    }
}
