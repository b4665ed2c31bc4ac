package io.walras.auctioneer.quote;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Order;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.order.OrderQuoteRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A quote.
 *
 * @param request what was asked
 * @param order the order that was asked about; its limit is none
 * @param sellAmount sell atoms without the network fee
 * @param buyAmount buy atoms that the receiver gets, volume fees taken off
 * @param feeAmount network fee in sell atoms: gas * gasPrice * 10^18 / sellTokenPrice, rounded up
 * @param gas gas units
 * @param gasPrice wei per gas unit
 * @param sellTokenPrice price of 10^18 atoms of the sell token in wei
 * @param solver whose answer it is
 * @param verified whether the settlement was simulated and went well
 * @param expiry until when an order can be linked to it
 * @param id null if it is not kept
 */
public record OfferedQuote(
        OrderQuoteRequest request,
        Order order,
        Uint256 sellAmount,
        Uint256 buyAmount,
        Uint256 feeAmount,
        long gas,
        Uint256 gasPrice,
        Uint256 sellTokenPrice,
        Address solver,
        boolean verified,
        Instant expiry,
        @Nullable Long id) {
    OfferedQuote withId(long number) {
        return new OfferedQuote(
                request,
                order,
                sellAmount,
                buyAmount,
                feeAmount,
                gas,
                gasPrice,
                sellTokenPrice,
                solver,
                verified,
                expiry,
                number);
    }
}
