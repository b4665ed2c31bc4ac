package io.walras.protocol.wire.order;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /api/v1/orders}, well-formed but not yet judged: amounts in atoms, times in
 * unix seconds.
 *
 * @param receiver the zero address if left out
 * @param signature as it was sent
 * @param from whom the sender believes to have signed; needed for schemes in which only the chain can tell
 * @param quoteId the quote that it belongs to; null if it names none
 * @param fullBalanceCheck whether the owner must hold and have approved the whole sell amount already
 */
public record OrderCreation(
        Address sellToken,
        Address buyToken,
        Address receiver,
        Uint256 sellAmount,
        Uint256 buyAmount,
        long validTo,
        Uint256 feeAmount,
        OrderKind kind,
        boolean partiallyFillable,
        TokenBalance sellTokenBalance,
        TokenBalance buyTokenBalance,
        SigningScheme signingScheme,
        Bytes signature,
        @Nullable Address from,
        @Nullable Long quoteId,
        AppDataField appData,
        boolean fullBalanceCheck) {

    /** Decodes a request body. */
    public static Decoded<OrderCreation> decode(byte[] body, RequestLimits limits) {
        try {
            return new Decoded.Ok<>(OrderCreationReader.read(BoundedReader.readObject(body, limits)));
        } catch (FaultException fault) {
            return OrderCreationReader.narrowed(fault).decoded();
        }
    }

    /** The struct that the owner signed, if it signed this app-data hash. */
    public Order order(Bytes32 appDataHash) {
        return new Order(
                sellToken,
                buyToken,
                receiver,
                sellAmount,
                buyAmount,
                validTo,
                appDataHash,
                feeAmount,
                kind,
                partiallyFillable,
                sellTokenBalance,
                buyTokenBalance);
    }
}
