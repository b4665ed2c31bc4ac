package io.walras.protocol.wire.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Placement;
import org.jspecify.annotations.Nullable;

/**
 * Who announced an order on-chain that a contract owns.
 *
 * @param sender the user
 * @param placementError why it was not admitted; null if it was
 */
public record PlacementJson(
        Address sender,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String placementError) {
    /**
     * What an order of native coin has besides.
     *
     * @param userValidTo the last unix second at which the user wants it filled
     * @param isRefunded whether it was taken back or refunded; the contract pays back what is left in the same transaction
     */
    public record Ethflow(long userValidTo, boolean isRefunded) {
        static @Nullable Ethflow of(@Nullable Placement placement, boolean isInvalidated) {
            return placement == null ? null : new Ethflow(placement.userValidTo(), isInvalidated);
        }
    }

    static @Nullable PlacementJson of(@Nullable Placement placement) {
        return placement == null ? null : new PlacementJson(placement.sender(), null);
    }
}
