package io.walras.protocol.wire.order;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.DeadManSwitch;
import io.walras.protocol.intent.MassCancellation;
import io.walras.protocol.intent.OrderScope;
import io.walras.protocol.intent.OwnerInstruction;
import io.walras.protocol.intent.SigningScheme;
import java.math.BigInteger;
import java.util.List;

/**
 * The body of a request by which an owner says something about many of its orders, and its signature.
 *
 * @param signingScheme one of the two ECDSA schemes
 */
public record SignedInstruction(OwnerInstruction instruction, Bytes signature, SigningScheme signingScheme) {
    private static final BigInteger LATEST = BigInteger.valueOf(Long.MAX_VALUE);

    /** Decodes the body of {@code POST /api/v1/orders/cancellations}. */
    public static Decoded<SignedInstruction> decodeCancellation(byte[] body, RequestLimits limits) {
        try {
            Fields fields = fields(body, limits, "owner", "signedAt", "signature", "signingScheme");
            return signed(
                    fields, new MassCancellation(scope(fields.address("owner"), fields), time(fields, "signedAt")));
        } catch (FaultException fault) {
            return fault.decoded();
        }
    }

    /** Decodes the body of {@code POST /api/v1/account/{owner}/switch}. */
    public static Decoded<SignedInstruction> decodeSwitch(Address owner, byte[] body, RequestLimits limits) {
        try {
            Fields fields = fields(body, limits, "cancelAt", "signedAt", "signature", "signingScheme");
            return signed(
                    fields,
                    new DeadManSwitch(scope(owner, fields), time(fields, "cancelAt"), time(fields, "signedAt")));
        } catch (FaultException fault) {
            return fault.decoded();
        }
    }

    private static Decoded<SignedInstruction> signed(Fields fields, OwnerInstruction instruction) {
        SigningScheme scheme = fields.choice(
                "signingScheme", name -> SigningScheme.ofWireName(name).filter(SigningScheme::isEcdsa));
        return new Decoded.Ok<>(new SignedInstruction(instruction, fields.signature("signature"), scheme));
    }

    private static Fields fields(byte[] body, RequestLimits limits, String... required) {
        Fields fields = new Fields(BoundedReader.readObject(body, limits));
        List<String> missing = fields.missing(required);
        if (!missing.isEmpty()) {
            throw new FaultException(RequestFault.MissingField, "missing: " + String.join(", ", missing), missing);
        }
        return fields;
    }

    private static OrderScope scope(Address owner, Fields fields) {
        return new OrderScope(owner, fields.find("market").isEmpty() ? OrderScope.EVERY_ORDER : fields.text("market"));
    }

    private static long time(Fields fields, String name) {
        BigInteger millis = fields.integer(name);
        if (millis.signum() < 0 || millis.compareTo(LATEST) > 0) {
            throw fields.fault(RequestFault.InvalidType, name, "is not a time in unix milliseconds");
        }
        return millis.longValueExact();
    }
}
