package io.walras.settlement.encode;

import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;

/** The flags byte of a trade. */
final class TradeFlags {
    private static final int BUY = 1;
    private static final int PARTIALLY_FILLABLE = 1 << 1;
    private static final int SCHEME_SHIFT = 5;

    private TradeFlags() {}

    /**
     * The flags of an order.
     *
     * @throws IllegalArgumentException if it uses balances other than ERC-20, which are never admitted
     */
    static int of(Order order, SigningScheme scheme) {
        if (order.sellTokenBalance() != TokenBalance.ERC20 || order.buyTokenBalance() != TokenBalance.ERC20) {
            throw new IllegalArgumentException("only ERC-20 balances are settled");
        }
        int kind = order.isSell() ? 0 : BUY;
        int fill = order.partiallyFillable() ? PARTIALLY_FILLABLE : 0;
        return kind | fill | schemeBits(scheme) << SCHEME_SHIFT;
    }

    private static int schemeBits(SigningScheme scheme) {
        return switch (scheme) {
            case EIP712 -> 0;
            case ETHSIGN -> 1;
            case EIP1271 -> 2;
            case PRESIGN -> 3;
        };
    }
}
