package io.walras.protocol.wire.order;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.walras.protocol.intent.StatusLevel;

/**
 * An order, and how certain what it tells of its fills is.
 *
 * @param statusLevel how far its latest award has come; our addition
 */
public record OrderStandingJson(@JsonUnwrapped OrderJson order, String statusLevel) {
    /** The order at this level. */
    public static OrderStandingJson of(OrderJson order, StatusLevel level) {
        return new OrderStandingJson(order, level.wireName());
    }
}
