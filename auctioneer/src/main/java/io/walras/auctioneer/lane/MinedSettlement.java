package io.walras.auctioneer.lane;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.List;

/**
 * A settlement as its receipt shows it.
 *
 * @param effectiveGasPrice wei per gas unit
 */
public record MinedSettlement(
        Bytes32 transaction,
        long blockNumber,
        Bytes32 blockHash,
        long gasUsed,
        Uint256 effectiveGasPrice,
        List<MinedTrade> trades) {
    public MinedSettlement {
        trades = List.copyOf(trades);
    }

    /**
     * One Trade event; amounts in atoms.
     *
     * @param sellAmount what left the owner, fees included
     * @param feeAmount the network fee within it
     */
    public record MinedTrade(
            long logIndex,
            OrderUid uid,
            Address owner,
            Address sellToken,
            Address buyToken,
            Uint256 sellAmount,
            Uint256 buyAmount,
            Uint256 feeAmount) {}
}
