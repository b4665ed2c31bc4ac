package io.walras.protocol.wire.order;

import io.walras.protocol.intent.OrderUid;
import java.util.List;

/**
 * What a mass cancellation did.
 *
 * @param cancelled orders that are in no later award
 * @param inFlight orders that an award may yet fill, and that are cancelled once it cannot any more
 */
public record CancelledAllJson(List<OrderUid> cancelled, List<OrderUid> inFlight) {
    public CancelledAllJson {
        cancelled = List.copyOf(cancelled);
        inFlight = List.copyOf(inFlight);
    }
}
