package io.walras.protocol.wire.order;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.List;

/**
 * A mined fill of an order (order-protocol 2.3, trades v2); amounts in atoms.
 *
 * @param sellAmount what left the owner, all fees included
 * @param sellAmountBeforeFees the sell amount without the network fee
 * @param executedProtocolFees what was paid to fee recipients; empty if nothing was
 */
public record TradeJson(
        long blockNumber,
        long logIndex,
        OrderUid orderUid,
        Address owner,
        Address sellToken,
        Address buyToken,
        Uint256 sellAmount,
        Uint256 sellAmountBeforeFees,
        Uint256 buyAmount,
        Bytes32 txHash,
        List<ExecutedProtocolFee> executedProtocolFees) {
    public TradeJson {
        executedProtocolFees = List.copyOf(executedProtocolFees);
    }

    /** The protocol fees of one fill in all. */
    public record ExecutedProtocolFee(Uint256 amount, Address token) {}
}
