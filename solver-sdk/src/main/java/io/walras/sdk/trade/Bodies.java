package io.walras.sdk.trade;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.EngineJson;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bodies of requests and of errors. */
final class Bodies {
    private Bodies() {}

    static byte[] posting(Intent intent, String appData) {
        Order order = intent.order();
        return EngineJson.write(new Posting(
                order.sellToken(),
                order.buyToken(),
                order.receiver(),
                order.sellAmount(),
                order.buyAmount(),
                order.validTo(),
                appData,
                order.appData(),
                order.feeAmount(),
                order.kind(),
                order.partiallyFillable(),
                order.sellTokenBalance(),
                order.buyTokenBalance(),
                intent.signature().scheme(),
                intent.signature().bytes(),
                intent.owner()));
    }

    static byte[] asking(Address from, Address sellToken, Address buyToken, OrderKind kind, Uint256 amount) {
        boolean isSell = kind == OrderKind.SELL;
        return EngineJson.write(
                new Asking(from, sellToken, buyToken, kind, isSell ? amount : null, isSell ? null : amount));
    }

    /** An amount that is null counts as left out. */
    record Asking(
            Address from,
            Address sellToken,
            Address buyToken,
            OrderKind kind,
            @Nullable Uint256 sellAmountBeforeFee,
            @Nullable Uint256 buyAmountAfterFee) {}

    record Posting(
            Address sellToken,
            Address buyToken,
            Address receiver,
            Uint256 sellAmount,
            Uint256 buyAmount,
            long validTo,
            String appData,
            Bytes32 appDataHash,
            Uint256 feeAmount,
            OrderKind kind,
            boolean partiallyFillable,
            TokenBalance sellTokenBalance,
            TokenBalance buyTokenBalance,
            SigningScheme signingScheme,
            Bytes signature,
            Address from) {}

    record Signed(Bytes signature, SigningScheme signingScheme) {}

    record SignedCancellation(
            Address owner, String market, long signedAt, Bytes signature, SigningScheme signingScheme) {}

    record SignedSwitch(String market, long cancelAt, long signedAt, Bytes signature, SigningScheme signingScheme) {}

    record Fault(String errorType, String description) {
        Fault {
            Objects.requireNonNull(errorType, "errorType");
            Objects.requireNonNull(description, "description");
        }
    }
}
