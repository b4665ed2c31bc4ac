package io.walras.protocol.wire.engine;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A trade of a solution, tagged by {@code kind}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TradeJson.Fulfillment.class, name = "fulfillment"),
    @JsonSubTypes.Type(value = TradeJson.Jit.class, name = "jit")
})
public sealed interface TradeJson {
    /**
     * Fills an order of the request.
     *
     * @param executedAmount sell order: sell atoms without the fee; buy order: buy atoms
     * @param fee network fee in sell-token atoms; null for an order of class market
     */
    record Fulfillment(
            OrderUid order,
            Uint256 executedAmount,
            @Nullable Uint256 fee) implements TradeJson {
        public Fulfillment {
            Objects.requireNonNull(order, "order");
            Objects.requireNonNull(executedAmount, "executedAmount");
        }
    }

    /**
     * Fills an order that the engine brings itself.
     *
     * @param executedAmount as for {@link Fulfillment}
     * @param fee as for {@link Fulfillment}
     */
    record Jit(
            JitOrderJson order,
            Uint256 executedAmount,
            @Nullable Uint256 fee) implements TradeJson {
        public Jit {
            Objects.requireNonNull(order, "order");
            Objects.requireNonNull(executedAmount, "executedAmount");
        }
    }
}
