package io.walras.protocol.wire.order;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderQuote;
import io.walras.protocol.num.Uint256;

/**
 * The quote that an order was linked to; amounts in atoms.
 *
 * @param gasPrice wei per gas unit
 * @param sellTokenPrice native atoms per sell atom, as decimal text
 */
public record LinkedQuoteJson(
        Uint256 gasAmount,
        Uint256 gasPrice,
        String sellTokenPrice,
        Uint256 sellAmount,
        Uint256 buyAmount,
        Uint256 feeAmount,
        Address solver,
        boolean verified) {
    static LinkedQuoteJson of(OrderQuote quote) {
        return new LinkedQuoteJson(
                quote.gasAmount(),
                quote.gasPrice(),
                quote.sellTokenPrice(),
                quote.sellAmount(),
                quote.buyAmount(),
                quote.feeAmount(),
                quote.solver(),
                quote.verified());
    }
}
