package io.walras.sdk.trade;

import io.walras.protocol.intent.OrderUid;
import java.util.List;

/**
 * What became of a mass cancellation.
 *
 * @param cancelled orders that are in no later award
 * @param inFlight orders in an award that may still settle; they are cancelled if that lapses
 */
public record MassCancelled(List<OrderUid> cancelled, List<OrderUid> inFlight) {
    public MassCancelled {
        cancelled = List.copyOf(cancelled);
        inFlight = List.copyOf(inFlight);
    }
}
