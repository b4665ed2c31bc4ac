package io.walras.protocol.wire.order;

import java.util.List;

/**
 * The body of {@code POST /api/v1/orders/batch}: orders to be posted in this sequence, each well-formed or not by itself.
 */
public record OrderBatch(List<Decoded<OrderCreation>> orders) {
    /** The most orders that one request may post. */
    public static final int MAX_ORDERS = 20;

    public OrderBatch {
        orders = List.copyOf(orders);
    }

    /** Decodes a request body: an array of 1 to {@link #MAX_ORDERS} order creations. */
    public static Decoded<OrderBatch> decode(byte[] body, RequestLimits limits) {
        try {
            List<JsonValue> elements = BoundedReader.readArray(body, limits).elements();
            if (elements.isEmpty()) {
                throw new FaultException(RequestFault.InvalidShape, "the body holds no order");
            }
            if (elements.size() > MAX_ORDERS) {
                throw new FaultException(
                        RequestFault.TooManyOrders, "the body holds more than " + MAX_ORDERS + " orders");
            }
            return new Decoded.Ok<>(
                    new OrderBatch(elements.stream().map(OrderBatch::order).toList()));
        } catch (FaultException fault) {
            return fault.decoded();
        }
    }

    private static Decoded<OrderCreation> order(JsonValue element) {
        if (!(element instanceof JsonValue.Members members)) {
            return new Decoded.Malformed<>(RequestFault.InvalidShape, "the order is not a JSON object", List.of());
        }
        try {
            return new Decoded.Ok<>(OrderCreationReader.read(members));
        } catch (FaultException fault) {
            return fault.decoded();
        }
    }
}
