package io.walras.auctioneer.solver.session;

import io.walras.protocol.chain.Address;
import io.walras.protocol.wire.session.AuctioneerMessage.ShadowReason;
import org.jspecify.annotations.Nullable;

/**
 * A solver that takes part in an auction over its session.
 *
 * @param payout where it wants what its settlements leave over
 * @param shadowReason why its bids are ranked but cannot win; null if they can
 */
public record Participant(
        Address solver, Address payout, @Nullable ShadowReason shadowReason) {
    /** Whether its bids are ranked but cannot win. */
    public boolean shadow() {
        return shadowReason != null;
    }

    Participant as(@Nullable ShadowReason reason) {
        return new Participant(solver, payout, reason);
    }
}
