package io.walras.protocol.wire.order;

import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.SigningScheme;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The body of {@code DELETE /api/v1/orders}: orders to cancel, and a signature over them in this order.
 *
 * @param signingScheme one of the two ECDSA schemes
 */
public record OrderCancellations(List<OrderUid> orderUids, Bytes signature, SigningScheme signingScheme) {
    /** The most orders that one request may cancel. */
    public static final int MAX_UIDS = 128;

    public OrderCancellations {
        orderUids = List.copyOf(orderUids);
    }

    /** Decodes the body of a request to cancel several orders. */
    public static Decoded<OrderCancellations> decode(byte[] body, RequestLimits limits) {
        try {
            Fields fields = fields(body, limits, "orderUids", "signature", "signingScheme");
            return new Decoded.Ok<>(
                    new OrderCancellations(uids(fields), fields.signature("signature"), scheme(fields)));
        } catch (FaultException fault) {
            return fault.decoded();
        }
    }

    /** Decodes the body of a request to cancel the one order that its path names. */
    public static Decoded<OrderCancellations> decode(OrderUid uid, byte[] body, RequestLimits limits) {
        try {
            Fields fields = fields(body, limits, "signature", "signingScheme");
            return new Decoded.Ok<>(
                    new OrderCancellations(List.of(uid), fields.signature("signature"), scheme(fields)));
        } catch (FaultException fault) {
            return fault.decoded();
        }
    }

    private static Fields fields(byte[] body, RequestLimits limits, String... required) {
        Fields fields = new Fields(BoundedReader.readObject(body, limits));
        List<String> missing = fields.missing(required);
        if (!missing.isEmpty()) {
            throw new FaultException(RequestFault.MissingField, "missing: " + String.join(", ", missing), missing);
        }
        return fields;
    }

    private static SigningScheme scheme(Fields fields) {
        return fields.choice(
                "signingScheme", name -> SigningScheme.ofWireName(name).filter(SigningScheme::isEcdsa));
    }

    private static List<OrderUid> uids(Fields fields) {
        List<JsonValue> elements = fields.elements("orderUids");
        if (elements.isEmpty()) {
            throw fields.fault(RequestFault.InvalidShape, "orderUids", "names no order");
        }
        if (elements.size() > MAX_UIDS) {
            throw fields.fault(RequestFault.TooManyUids, "orderUids", "names more than " + MAX_UIDS + " orders");
        }
        Set<OrderUid> uids = new LinkedHashSet<>();
        for (JsonValue element : elements) {
            if (!uids.add(uid(fields, element))) {
                throw fields.fault(RequestFault.DuplicateUid, "orderUids", "names an order twice");
            }
        }
        return new ArrayList<>(uids);
    }

    private static OrderUid uid(Fields fields, JsonValue element) {
        Optional<OrderUid> uid =
                element instanceof JsonValue.Text text ? OrderUid.parse(text.text()) : Optional.empty();
        return uid.orElseThrow(() -> fields.fault(
                RequestFault.InvalidUid, "orderUids", "holds something that is not 0x and 112 hex digits"));
    }
}
