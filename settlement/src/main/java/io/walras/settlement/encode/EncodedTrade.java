package io.walras.settlement.encode;

import io.walras.protocol.bundle.VerifiedFill.FeeShare;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import java.util.List;

/**
 * The contract's {@code Trade}: one fill of one signed order. Amounts in atoms.
 *
 * @param sellTokenIndex position in the bundle's token list
 * @param buyTokenIndex position in the bundle's token list
 * @param receiver as signed; zero means the owner
 * @param flags kind, fill type, balances and scheme; see {@link TradeFlags}
 * @param executedAmount sell order: what the user pays in all; buy order: what the user gets
 * @param signature as the contract takes it, contract signatures and presigned orders led by their owner
 */
public record EncodedTrade(
        int sellTokenIndex,
        int buyTokenIndex,
        Address receiver,
        Uint256 sellAmount,
        Uint256 buyAmount,
        long validTo,
        Bytes32 appData,
        int flags,
        Uint256 executedAmount,
        Uint256 networkFee,
        Uint256 protocolFee,
        List<FeeShare> feeShares,
        Bytes signature) {
    public EncodedTrade {
        feeShares = List.copyOf(feeShares);
    }
}
