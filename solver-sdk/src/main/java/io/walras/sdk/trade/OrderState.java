package io.walras.sdk.trade;

import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order as the auctioneer tells it.
 *
 * @param status open, presignaturePending, fulfilled, cancelled or expired
 * @param executedSellAmount sell atoms that have left the owner
 * @param executedBuyAmount buy atoms that the receiver has got
 * @param waitingReason why an open order is in no auction just now; null if it does not wait
 */
public record OrderState(
        OrderUid uid,
        String status,
        Uint256 executedSellAmount,
        Uint256 executedBuyAmount,
        @Nullable String waitingReason) {
    public OrderState {
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(executedSellAmount, "executedSellAmount");
        Objects.requireNonNull(executedBuyAmount, "executedBuyAmount");
    }

    /** Whether nothing can become of it any more. */
    public boolean isOver() {
        return !status.equals("open") && !status.equals("presignaturePending");
    }
}
