package io.walras.protocol.wire.order;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Placement;

/**
 * Who announced an order on-chain that a contract owns.
 *
 * @param sender the user
 */
public record PlacementJson(Address sender) {
    /**
     * What an order of native coin has besides.
     *
     * @param userValidTo the last unix second at which the user wants it filled
     * @param isRefunded whether it was taken back or refunded; the contract pays back what is left in the same transaction
     */
    public record Ethflow(long userValidTo, boolean isRefunded) {
        static Ethflow of(Placement placement, boolean isInvalidated) {
            return new Ethflow(placement.userValidTo(), isInvalidated);
        }
    }

    static PlacementJson of(Placement placement) {
        return new PlacementJson(placement.sender());
    }
}
