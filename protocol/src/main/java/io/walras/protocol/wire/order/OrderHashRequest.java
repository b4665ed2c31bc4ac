package io.walras.protocol.wire.order;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /api/v1/orders/hash}: an order as its owner is about to sign it. As an order creation, but what a
 * signature needs may be left out.
 *
 * @param from the owner; null if it is not told, as the uid then is not
 */
public record OrderHashRequest(
        OrderCreationFields order, @Nullable Address from, AppDataField appData) {
    /** Decodes a request body. */
    public static Decoded<OrderHashRequest> decode(byte[] body, RequestLimits limits) {
        try {
            Fields fields = new Fields(BoundedReader.readObject(body, limits));
            List<String> missing =
                    fields.missing("sellToken", "buyToken", "sellAmount", "buyAmount", "validTo", "kind");
            if (!missing.isEmpty()) {
                throw new FaultException(RequestFault.MissingField, "missing: " + String.join(", ", missing), missing);
            }
            return new Decoded.Ok<>(new OrderHashRequest(order(fields), fields.addressOrNull("from"), appData(fields)));
        } catch (FaultException fault) {
            return OrderCreationReader.narrowed(fault).decoded();
        }
    }

    private static OrderCreationFields order(Fields fields) {
        Address receiver = fields.addressOrNull("receiver");
        return new OrderCreationFields(
                fields.address("sellToken"),
                fields.address("buyToken"),
                receiver == null ? Address.ZERO : receiver,
                fields.amount("sellAmount"),
                fields.amount("buyAmount"),
                OrderCreationReader.validTo(fields),
                fields.find("feeAmount").isEmpty() ? Uint256.ZERO : fields.amount("feeAmount"),
                fields.choice("kind", OrderKind::ofWireName),
                fields.truth("partiallyFillable", false),
                fields.choice("sellTokenBalance", TokenBalance::ofWireName, TokenBalance.ERC20),
                fields.choice("buyTokenBalance", TokenBalance::ofWireName, TokenBalance.ERC20));
    }

    private static AppDataField appData(Fields fields) {
        return fields.find("appData").isEmpty()
                ? new AppDataField.Document(AppDataDocument.EMPTY, null)
                : OrderCreationReader.appData(fields);
    }
}
