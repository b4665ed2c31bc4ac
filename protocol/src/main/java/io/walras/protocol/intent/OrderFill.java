package io.walras.protocol.intent;

import io.walras.protocol.num.Uint256;

/**
 * What one award does to an order, in atoms, and how certain it is.
 *
 * @param sold sell atoms that leave the owner, all fees included
 * @param bought buy atoms that the receiver gets
 * @param networkFee the part of {@code sold} that was kept for gas
 * @param protocolFee in the buy token of a sell order, the sell token of a buy order
 */
public record OrderFill(
        long auctionId, Uint256 sold, Uint256 bought, Uint256 networkFee, Uint256 protocolFee, Phase phase) {
    /** How certain the fill is. */
    public enum Phase {
        /** Awarded: the funds are reserved, the settlement may still come. */
        LIVE,
        /** In a block that may yet be reorganised away. */
        MINED,
        /** In a block at finality depth. */
        FINAL
    }

    /** The same amounts in another phase. */
    public OrderFill in(Phase newPhase) {
        return new OrderFill(auctionId, sold, bought, networkFee, protocolFee, newPhase);
    }

    /** Whether the tokens have moved. */
    public boolean isExecuted() {
        return phase != Phase.LIVE;
    }
}
