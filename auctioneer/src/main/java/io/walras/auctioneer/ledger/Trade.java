package io.walras.auctioneer.ledger;

import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mined fill of an order, as its Trade event shows it; amounts in atoms.
 *
 * @param logIndex position of the event in its block
 * @param sellAmount what left the owner, all fees included
 * @param networkFee sell atoms within it that were kept for gas
 * @param buyAmount what the receiver got
 * @param protocolFees one per policy in the order of their application; atoms of {@code protocolFeeToken}
 * @param protocolFeeToken the buy token of a sell order, the sell token of a buy order
 */
public record Trade(
        long auctionId,
        Bytes32 transaction,
        long blockNumber,
        long logIndex,
        OrderUid uid,
        Address owner,
        Address sellToken,
        Address buyToken,
        Uint256 sellAmount,
        Uint256 networkFee,
        Uint256 buyAmount,
        List<ProtocolFee> protocolFees,
        Address protocolFeeToken) {
    public Trade {
        protocolFees = List.copyOf(protocolFees);
    }

    /** What one policy took; {@code policy} is null if all that is known is what they took together. */
    public record ProtocolFee(@Nullable FeePolicy policy, Uint256 amount) {}

    /** The sell amount without the network fee. */
    public Uint256 sellAmountBeforeFees() {
        return sellAmount.minus(networkFee);
    }
}
