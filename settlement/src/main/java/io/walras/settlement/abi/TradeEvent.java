package io.walras.settlement.abi;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;

/**
 * A fill as the settlement contract reports it; amounts in atoms.
 *
 * @param sellAmount what left the owner, fees included
 * @param feeAmount the network fee within it
 */
public record TradeEvent(
        long logIndex,
        OrderUid uid,
        Address owner,
        Address sellToken,
        Address buyToken,
        Uint256 sellAmount,
        Uint256 buyAmount,
        Uint256 feeAmount) {}
