package io.walras.protocol.wire.order;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the fields of an order creation, the first fault in the order of the fields. */
final class OrderCreationReader {
    private static final String APP_DATA = "appData";
    private static final String SIGNATURE = "signature";
    private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

    private OrderCreationReader() {}

    static OrderCreation read(JsonValue.Members body) {
        Fields fields = new Fields(body);
        requireAll(fields);
        Address receiver = fields.addressOrNull("receiver");
        OrderCreation creation = new OrderCreation(
                fields.address("sellToken"),
                fields.address("buyToken"),
                receiver == null ? Address.ZERO : receiver,
                fields.amount("sellAmount"),
                fields.amount("buyAmount"),
                validTo(fields),
                fields.amount("feeAmount"),
                fields.choice("kind", OrderKind::ofWireName),
                fields.truth("partiallyFillable"),
                fields.choice("sellTokenBalance", TokenBalance::ofWireName, TokenBalance.ERC20),
                fields.choice("buyTokenBalance", TokenBalance::ofWireName, TokenBalance.ERC20),
                fields.choice("signingScheme", SigningScheme::ofWireName),
                fields.signature(SIGNATURE),
                fields.addressOrNull("from"),
                quoteId(fields),
                appData(fields),
                fields.truth("fullBalanceCheck", false));
        requireSum(fields, creation);
        return creation;
    }

    /** A string too long for any field is, where it matters more, no signature and no app data. */
    static FaultException narrowed(FaultException fault) {
        if (fault.fault() != RequestFault.StringTooLong) {
            return fault;
        }
        if (fault.fields().equals(List.of(SIGNATURE))) {
            return new FaultException(RequestFault.InvalidSignature, "signature is too long", fault.fields());
        }
        if (fault.fields().equals(List.of(APP_DATA))) {
            return new FaultException(RequestFault.InvalidAppData, "appData is too long", fault.fields());
        }
        return fault;
    }

    /** Names every field that is left out; an order that lacks nothing but its signature is badly signed. */
    private static void requireAll(Fields fields) {
        List<String> missing = fields.missing(
                "sellToken",
                "buyToken",
                "sellAmount",
                "buyAmount",
                "validTo",
                "feeAmount",
                "kind",
                "partiallyFillable",
                "signingScheme",
                SIGNATURE,
                APP_DATA);
        if (missing.equals(List.of(SIGNATURE))) {
            throw fields.fault(RequestFault.InvalidSignature, SIGNATURE, "is missing");
        }
        if (!missing.isEmpty()) {
            throw new FaultException(RequestFault.MissingField, "missing: " + String.join(", ", missing), missing);
        }
    }

    static long validTo(Fields fields) {
        BigInteger validTo = fields.integer("validTo");
        if (validTo.signum() < 0) {
            throw fields.fault(RequestFault.InvalidType, "validTo", "is negative");
        }
        if (validTo.compareTo(BigInteger.valueOf(Order.MAX_VALID_TO)) > 0) {
            throw fields.fault(
                    RequestFault.ExcessiveValidTo,
                    "validTo",
                    "does not fit 32 bits; it is in seconds, not milliseconds");
        }
        return validTo.longValueExact();
    }

    private static @Nullable Long quoteId(Fields fields) {
        if (fields.find("quoteId").isEmpty()) {
            return null;
        }
        BigInteger id = fields.integer("quoteId");
        if (id.abs().compareTo(MAX_LONG) > 0) {
            throw fields.fault(RequestFault.InvalidType, "quoteId", "does not fit 64 bits");
        }
        return id.longValueExact();
    }

    static AppDataField appData(Fields fields) {
        String text = fields.anyText(APP_DATA);
        Bytes32 claimed = fields.find("appDataHash").isEmpty() ? null : fields.hash("appDataHash");
        Optional<Bytes32> hash = Bytes32.parse(text);
        return hash.isPresent()
                ? new AppDataField.HashOnly(hash.get(), claimed)
                : new AppDataField.Document(text, claimed);
    }

    /** What leaves the owner at most is the sell amount and the signed fee; the contract adds them. */
    private static void requireSum(Fields fields, OrderCreation creation) {
        BigInteger sum =
                creation.sellAmount().toBigInteger().add(creation.feeAmount().toBigInteger());
        if (sum.compareTo(Uint256.MAX.toBigInteger()) > 0) {
            throw fields.fault(
                    RequestFault.AmountOverflow, "sellAmount", "and feeAmount together need more than 256 bits");
        }
    }
}
