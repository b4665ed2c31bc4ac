package io.walras.auctioneer.ledger;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;

/**
 * A mined fill of an order, as its Trade event shows it; amounts in atoms.
 *
 * @param logIndex position of the event in its block
 * @param sellAmount what left the owner, all fees included
 * @param networkFee sell atoms within it that were kept for gas
 * @param buyAmount what the receiver got
 * @param protocolFee atoms of {@code protocolFeeToken}
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
        Uint256 protocolFee,
        Address protocolFeeToken) {

    /** The sell amount without the network fee. */
    public Uint256 sellAmountBeforeFees() {
        return sellAmount.minus(networkFee);
    }
}
