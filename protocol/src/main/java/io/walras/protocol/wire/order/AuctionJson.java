package io.walras.protocol.wire.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The latest batch. Its tie-break seed stays out: it is told with the competition, when no bid can be made to fit it.
 *
 * @param cutAt unix milliseconds; our addition
 * @param prices of 10^18 atoms of each token, in wei
 * @param surplusCapturingJitOrderOwners always empty: solvers bring no orders of their own
 */
public record AuctionJson(
        long id,
        long block,
        long cutAt,
        List<OrderEntry> orders,
        SortedMap<Address, Uint256> prices,
        List<Address> surplusCapturingJitOrderOwners) {

    /**
     * An order of the batch.
     *
     * @param created unix seconds at which it was accepted
     * @param executed how much of the exact amount was filled before the batch was cut
     * @param sellAmount the whole signed amount
     * @param buyAmount the whole signed amount
     * @param fillable how much of the exact amount this batch may fill; our addition
     */
    public record OrderEntry(
            OrderUid uid,
            Address sellToken,
            Address buyToken,
            Uint256 sellAmount,
            Uint256 buyAmount,
            Uint256 fillable,
            long created,
            long validTo,
            String kind,
            @Nullable Address receiver,
            Address owner,
            boolean partiallyFillable,
            Uint256 executed,
            List<Object> preInteractions,
            List<Object> postInteractions,
            String sellTokenBalance,
            String buyTokenBalance,
            @JsonProperty("class") String orderClass,
            Bytes32 appData,
            String signingScheme,
            Bytes signature,
            List<FeePolicyJson> protocolFees) {}

    /**
     * The batch on the wire.
     *
     * @param known every order of the batch as it stood at the cut
     */
    public static AuctionJson of(Batch batch, Map<OrderUid, PooledOrder> known) {
        return new AuctionJson(
                batch.auctionId(),
                batch.block().number(),
                batch.cutAt(),
                batch.orders().stream()
                        .map(order -> entry(order, Objects.requireNonNull(known.get(order.uid()))))
                        .toList(),
                batch.nativePrices(),
                List.of());
    }

    private static OrderEntry entry(AuctionOrder entry, PooledOrder known) {
        Order order = entry.order();
        return new OrderEntry(
                entry.uid(),
                order.sellToken(),
                order.buyToken(),
                order.sellAmount(),
                order.buyAmount(),
                entry.fillable(),
                known.acceptedAt() / 1000,
                order.validTo(),
                order.kind().wireName(),
                order.receiver().isZero() ? null : order.receiver(),
                entry.owner(),
                order.partiallyFillable(),
                known.filled(),
                List.of(),
                List.of(),
                order.sellTokenBalance().wireName(),
                order.buyTokenBalance().wireName(),
                "limit",
                order.appData(),
                entry.intent().signature().scheme().wireName(),
                entry.intent().signature().bytes(),
                entry.feePolicies().stream()
                        .map(charged -> FeePolicyJson.of(charged.policy()))
                        .toList());
    }
}
