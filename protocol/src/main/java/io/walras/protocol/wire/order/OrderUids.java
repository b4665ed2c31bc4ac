package io.walras.protocol.wire.order;

import io.walras.protocol.intent.OrderUid;
import java.util.List;

/**
 * The body of {@code POST /api/v1/orders/by_uids}: the orders that are asked for, in this sequence.
 *
 * @param uids may name an order more than once
 */
public record OrderUids(List<OrderUid> uids) {
    /** The most orders that one request may ask for. */
    public static final int MAX_UIDS = 128;

    public OrderUids {
        uids = List.copyOf(uids);
    }

    /** Decodes a request body: an array of at most {@link #MAX_UIDS} uids. */
    public static Decoded<OrderUids> decode(byte[] body, RequestLimits limits) {
        try {
            List<JsonValue> elements = BoundedReader.readArray(body, limits).elements();
            if (elements.size() > MAX_UIDS) {
                throw new FaultException(RequestFault.TooManyUids, "the body names more than " + MAX_UIDS + " orders");
            }
            return new Decoded.Ok<>(
                    new OrderUids(elements.stream().map(OrderUids::uid).toList()));
        } catch (FaultException fault) {
            return fault.decoded();
        }
    }

    private static OrderUid uid(JsonValue element) {
        if (element instanceof JsonValue.Text text) {
            return OrderUid.parse(text.text()).orElseThrow(OrderUids::notAUid);
        }
        throw notAUid();
    }

    private static FaultException notAUid() {
        return new FaultException(
                RequestFault.InvalidUid, "the body holds something that is not 0x and 112 hex digits");
    }
}
