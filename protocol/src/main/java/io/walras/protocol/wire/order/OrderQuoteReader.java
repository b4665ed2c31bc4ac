package io.walras.protocol.wire.order;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.order.OrderQuoteRequest.Amount;
import io.walras.protocol.wire.order.OrderQuoteRequest.PriceQuality;
import io.walras.protocol.wire.order.OrderQuoteRequest.Validity;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a request for a quote, the first fault in the order of the fields. */
final class OrderQuoteReader {
    private static final String KIND = "kind";
    private static final String BEFORE_FEE = "sellAmountBeforeFee";
    private static final String AFTER_FEE = "sellAmountAfterFee";
    private static final String BUY_AFTER_FEE = "buyAmountAfterFee";
    private static final String VERIFICATION_GAS = "verificationGasLimit";
    private static final BigInteger MOST_GAS = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger LONGEST_TIMEOUT = BigInteger.valueOf(86_400_000);

    private OrderQuoteReader() {}

    static OrderQuoteRequest read(JsonValue.Members body) {
        Fields fields = new Fields(body);
        List<String> missing = fields.missing("from", "sellToken", "buyToken", KIND);
        if (!missing.isEmpty()) {
            throw new FaultException(RequestFault.MissingField, "missing: " + String.join(", ", missing), missing);
        }
        Address receiver = fields.addressOrNull("receiver");
        SigningScheme scheme = fields.choice("signingScheme", SigningScheme::ofWireName, SigningScheme.EIP712);
        return new OrderQuoteRequest(
                fields.address("from"),
                fields.address("sellToken"),
                fields.address("buyToken"),
                receiver == null ? Address.ZERO : receiver,
                amount(fields),
                validity(fields),
                appData(fields),
                fields.truth("partiallyFillable", false),
                fields.choice("sellTokenBalance", TokenBalance::ofWireName, TokenBalance.ERC20),
                fields.choice("buyTokenBalance", TokenBalance::ofWireName, TokenBalance.ERC20),
                scheme,
                fields.truth("onchainOrder", false),
                verificationGas(fields, scheme),
                fields.choice("priceQuality", PriceQuality::ofWireName, PriceQuality.OPTIMAL),
                timeout(fields));
    }

    /** Exactly one amount, and one that fits the kind. */
    private static Amount amount(Fields fields) {
        OrderKind kind = fields.choice(KIND, OrderKind::ofWireName);
        List<String> missing = fields.missing(BEFORE_FEE, AFTER_FEE, BUY_AFTER_FEE);
        if (missing.size() != 2) {
            throw new FaultException(
                    missing.size() == 3 ? RequestFault.MissingField : RequestFault.InvalidShape,
                    "exactly one of " + String.join(", ", BEFORE_FEE, AFTER_FEE, BUY_AFTER_FEE) + " is needed",
                    List.of(BEFORE_FEE, AFTER_FEE, BUY_AFTER_FEE));
        }
        if ((kind == OrderKind.BUY) == missing.contains(BUY_AFTER_FEE)) {
            throw fields.fault(RequestFault.InvalidShape, KIND, "does not fit the amount");
        }
        if (kind == OrderKind.BUY) {
            return new Amount.BuyAfterFee(fields.amount(BUY_AFTER_FEE));
        }
        Uint256 sold = fields.amount(missing.contains(BEFORE_FEE) ? AFTER_FEE : BEFORE_FEE);
        return missing.contains(BEFORE_FEE) ? new Amount.SellAfterFee(sold) : new Amount.SellBeforeFee(sold);
    }

    private static Validity validity(Fields fields) {
        boolean isTo = fields.find("validTo").isPresent();
        boolean isFor = fields.find("validFor").isPresent();
        if (isTo && isFor) {
            throw new FaultException(
                    RequestFault.InvalidShape, "only one of validTo and validFor", List.of("validTo", "validFor"));
        }
        if (isTo) {
            return new Validity.To(seconds(fields, "validTo"));
        }
        return new Validity.For(isFor ? seconds(fields, "validFor") : OrderQuoteRequest.DEFAULT_VALID_FOR);
    }

    private static long seconds(Fields fields, String name) {
        BigInteger seconds = fields.integer(name);
        if (seconds.signum() < 0) {
            throw fields.fault(RequestFault.InvalidType, name, "is negative");
        }
        if (seconds.compareTo(BigInteger.valueOf(Order.MAX_VALID_TO)) > 0) {
            throw fields.fault(RequestFault.ExcessiveValidTo, name, "does not fit 32 bits; it is in seconds");
        }
        return seconds.longValueExact();
    }

    private static @Nullable AppDataField appData(Fields fields) {
        if (fields.find("appData").isPresent()) {
            return OrderCreationReader.appData(fields);
        }
        return fields.find("appDataHash").isPresent()
                ? new AppDataField.HashOnly(fields.hash("appDataHash"), null)
                : null;
    }

    private static long verificationGas(Fields fields, SigningScheme scheme) {
        if (scheme != SigningScheme.EIP1271) {
            return 0;
        }
        return fields.find(VERIFICATION_GAS).isPresent()
                ? bounded(fields, VERIFICATION_GAS, MOST_GAS)
                : OrderQuoteRequest.DEFAULT_VERIFICATION_GAS;
    }

    private static @Nullable Long timeout(Fields fields) {
        return fields.find("timeout").isPresent() ? bounded(fields, "timeout", LONGEST_TIMEOUT) : null;
    }

    private static long bounded(Fields fields, String name, BigInteger most) {
        BigInteger value = fields.integer(name);
        if (value.signum() < 0 || value.compareTo(most) > 0) {
            throw fields.fault(RequestFault.InvalidType, name, "is not from 0 to " + most);
        }
        return value.longValueExact();
    }
}
