package io.walras.protocol.wire.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import java.io.IOException;
import java.util.Objects;

/**
 * A just-in-time order. Its signing scheme is written in camel case, unlike that of a request's order.
 *
 * @param partiallyFillable false if it is left out
 * @param validTo last unix second, inclusive, at which it may be filled
 */
public record JitOrderJson(
        Address sellToken,
        Address buyToken,
        Address receiver,
        Uint256 sellAmount,
        Uint256 buyAmount,
        Boolean partiallyFillable,
        long validTo,
        Bytes32 appData,
        OrderKind kind,
        TokenBalance sellTokenBalance,
        TokenBalance buyTokenBalance,
        @JsonSerialize(using = CamelCase.class) SigningScheme signingScheme,
        Bytes signature) {
    public JitOrderJson {
        Objects.requireNonNull(sellToken, "sellToken");
        Objects.requireNonNull(buyToken, "buyToken");
        Objects.requireNonNull(receiver, "receiver");
        Objects.requireNonNull(sellAmount, "sellAmount");
        Objects.requireNonNull(buyAmount, "buyAmount");
        partiallyFillable = Absent.or(partiallyFillable, false);
        if (validTo < 0 || validTo > Order.MAX_VALID_TO) {
            throw new IllegalArgumentException("validTo does not fit 32 bits: " + validTo);
        }
        Objects.requireNonNull(appData, "appData");
        Objects.requireNonNull(kind, "kind");
        sellTokenBalance = Absent.balance(sellTokenBalance);
        buyTokenBalance = Absent.balance(buyTokenBalance);
        Objects.requireNonNull(signingScheme, "signingScheme");
        Objects.requireNonNull(signature, "signature");
    }

    static final class CamelCase extends JsonSerializer<SigningScheme> {
        @Override
        public void serialize(SigningScheme scheme, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(
                    switch (scheme) {
                        case EIP712 -> "eip712";
                        case ETHSIGN -> "ethSign";
                        case EIP1271 -> "eip1271";
                        case PRESIGN -> "preSign";
                    });
        }
    }
}
