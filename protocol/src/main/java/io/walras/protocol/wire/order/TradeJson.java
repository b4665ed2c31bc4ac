package io.walras.protocol.wire.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mined fill of an order; amounts in atoms.
 *
 * @param sellAmount what left the owner, all fees included
 * @param sellAmountBeforeFees the sell amount without the network fee
 * @param executedProtocolFees what was paid to fee recipients, one entry per policy in the order of their application
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

    /**
     * What one policy took.
     *
     * @param policy null if it is not known any more; the amount is then that of all policies together
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ExecutedProtocolFee(@Nullable FeePolicyJson policy, Uint256 amount, Address token) {}
}
