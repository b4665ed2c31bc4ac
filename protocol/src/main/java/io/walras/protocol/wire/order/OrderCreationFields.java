package io.walras.protocol.wire.order;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;

/** The signed fields of an order but for its app data; amounts in atoms, {@code validTo} in unix seconds. */
public record OrderCreationFields(
        Address sellToken,
        Address buyToken,
        Address receiver,
        Uint256 sellAmount,
        Uint256 buyAmount,
        long validTo,
        Uint256 feeAmount,
        OrderKind kind,
        boolean partiallyFillable,
        TokenBalance sellTokenBalance,
        TokenBalance buyTokenBalance) {
    /** The struct with this app data. */
    public Order with(Bytes32 appDataHash) {
        return new Order(
                sellToken,
                buyToken,
                receiver,
                sellAmount,
                buyAmount,
                validTo,
                appDataHash,
                feeAmount,
                kind,
                partiallyFillable,
                sellTokenBalance,
                buyTokenBalance);
    }
}
