package io.walras.protocol.wire.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.walras.protocol.intent.OrderUid;
import org.jspecify.annotations.Nullable;

/** One of several orders that were asked for: the order, or why there is none. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FoundOrderJson(
        @Nullable OrderStandingJson order, @Nullable Missing error) {
    /** There is no order of this uid. */
    public record Missing(OrderUid uid, String description) {}

    /** The order. */
    public static FoundOrderJson found(OrderStandingJson order) {
        return new FoundOrderJson(order, null);
    }

    /** No order. */
    public static FoundOrderJson missing(OrderUid uid) {
        return new FoundOrderJson(null, new Missing(uid, "there is no such order"));
    }
}
