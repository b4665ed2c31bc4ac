package io.walras.protocol.wire.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.num.Uint256;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as the API tells it; amounts in atoms.
 *
 * @param creationDate ISO 8601
 * @param orderClass always "limit"
 * @param availableBalance always null
 * @param executedSellAmountBeforeFees without the signed fee, which is zero for every order, so the same as with it
 * @param executedFeeAmount the signed fee: always zero
 * @param executedFee what was kept of the sell token for gas, and of a buy order also the protocol fee; a sell order's
 *     protocol fee is in its buy token and is told with its trades
 * @param invalidated whether its owner cancelled it, here or on-chain
 * @param clientId its owner's own name for it, if it has one; our addition
 * @param waitingReason why an open order is in no auction just now; our addition
 */
public record OrderJson(
        String creationDate,
        @JsonProperty("class") String orderClass,
        Address owner,
        OrderUid uid,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String clientId,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String availableBalance,
        Uint256 executedSellAmount,
        Uint256 executedSellAmountBeforeFees,
        Uint256 executedBuyAmount,
        Uint256 executedFeeAmount,
        Uint256 executedFee,
        Address executedFeeToken,
        boolean invalidated,
        String status,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String waitingReason,
        boolean isLiquidityOrder,
        String fullAppData,
        Address settlementContract,
        Address sellToken,
        Address buyToken,
        @Nullable Address receiver,
        Uint256 sellAmount,
        Uint256 buyAmount,
        long validTo,
        Bytes32 appData,
        Uint256 feeAmount,
        String kind,
        boolean partiallyFillable,
        String sellTokenBalance,
        String buyTokenBalance,
        String signingScheme,
        Bytes signature,
        Interactions interactions) {

    /** What runs before and after the order's trade; nothing as long as hooks are not accepted. */
    public record Interactions(List<Object> pre, List<Object> post) {
        static final Interactions NONE = new Interactions(List.of(), List.of());
    }

    /** The order as it stands at {@code now} (unix seconds). */
    public static OrderJson of(PooledOrder pooled, long now, Address settlement) {
        Order order = pooled.intent().order();
        boolean cancelled = switch (pooled.closing()) {
            case CANCELLED, CANCEL_REQUESTED, INVALIDATED, DROPPED -> true;
            case NONE, EXPIRED -> false;
        };
        return new OrderJson(
                Instant.ofEpochMilli(pooled.acceptedAt()).toString(),
                "limit",
                pooled.intent().owner(),
                pooled.uid(),
                pooled.clientId(),
                null,
                pooled.executedSell(),
                pooled.executedSell(),
                pooled.executedBuy(),
                Uint256.ZERO,
                executedFee(pooled),
                order.sellToken(),
                cancelled,
                pooled.status(now).wireName(),
                pooled.waiting() == null ? null : pooled.waiting().name(),
                false,
                pooled.fullAppData(),
                settlement,
                order.sellToken(),
                order.buyToken(),
                order.receiver().isZero() ? null : order.receiver(),
                order.sellAmount(),
                order.buyAmount(),
                order.validTo(),
                order.appData(),
                order.feeAmount(),
                order.kind().wireName(),
                order.partiallyFillable(),
                order.sellTokenBalance().wireName(),
                order.buyTokenBalance().wireName(),
                pooled.intent().signature().scheme().wireName(),
                pooled.intent().signature().bytes(),
                Interactions.NONE);
    }

    private static Uint256 executedFee(PooledOrder pooled) {
        Uint256 network = pooled.executedNetworkFee();
        return pooled.intent().order().isSell() ? network : network.plus(pooled.executedProtocolFee());
    }
}
