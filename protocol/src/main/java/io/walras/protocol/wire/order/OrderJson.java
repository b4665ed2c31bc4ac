package io.walras.protocol.wire.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderQuote;
import io.walras.protocol.intent.OrderTerms;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.Placement;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.num.Uint256;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

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
 * @param validFrom the unix second from which it may be offered; null for at once
 * @param quote the quote it was linked to; null if there was none
 * @param onchainUser who announced it on-chain; null if nobody did
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
        InteractionsJson interactions,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long validFrom,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LinkedQuoteJson quote,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Address onchainUser,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PlacementJson onchainOrderData,
        @JsonInclude(JsonInclude.Include.NON_NULL) PlacementJson.@Nullable Ethflow ethflowData) {

    /**
     * The contracts that an answer names.
     *
     * @param hooksTrampoline makes the calls that owners ask for; null if there is none
     */
    public record Contracts(Address settlement, @Nullable Address hooksTrampoline) {}

    /** The order as it stands at {@code now} (unix seconds). */
    public static OrderJson of(PooledOrder pooled, long now, Contracts contracts) {
        Placement placement = pooled.terms().placement();
        return of(
                pooled,
                now,
                contracts,
                PlacementJson.of(placement),
                PlacementJson.Ethflow.of(placement, pooled.closing() == PooledOrder.Closing.INVALIDATED));
    }

    /**
     * An order that a contract announced and that was not admitted. It takes part in nothing, so it is told as cancelled.
     *
     * @param announcedAt unix milliseconds
     */
    public static OrderJson refused(
            Intent intent,
            String fullAppData,
            long announcedAt,
            PlacementJson placement,
            PlacementJson.Ethflow ethflow,
            Contracts contracts) {
        PooledOrder closed = new PooledOrder(
                intent, fullAppData, announcedAt, 0, null, TreePMap.empty(), PooledOrder.Closing.INVALIDATED, null);
        return of(closed, 0, contracts, placement, ethflow);
    }

    private static OrderJson of(
            PooledOrder pooled,
            long now,
            Contracts contracts,
            @Nullable PlacementJson placement,
            PlacementJson.@Nullable Ethflow ethflow) {
        Order order = pooled.intent().order();
        OrderTerms terms = pooled.terms();
        OrderQuote quote = terms.quote();
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
                contracts.settlement(),
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
                InteractionsJson.of(terms.hooks(), contracts.hooksTrampoline()),
                terms.validFrom() == 0 ? null : terms.validFrom(),
                quote == null ? null : LinkedQuoteJson.of(quote),
                placement == null ? null : placement.sender(),
                placement,
                ethflow);
    }

    private static Uint256 executedFee(PooledOrder pooled) {
        Uint256 network = pooled.executedNetworkFee();
        return pooled.intent().order().isSell() ? network : network.plus(pooled.executedProtocolFee());
    }
}
