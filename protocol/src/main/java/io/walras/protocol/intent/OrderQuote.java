package io.walras.protocol.intent;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;

/**
 * The quote that an order was linked to when it was admitted.
 *
 * @param id its number; an order may name it
 * @param solver who made it
 * @param sellAmount sell atoms, the network fee not included
 * @param buyAmount buy atoms
 * @param feeAmount network fee in sell atoms
 * @param gasAmount gas units it was reckoned with
 * @param gasPrice wei per gas unit
 * @param sellTokenPrice native atoms per sell atom, as decimal text; only shown, nothing is computed from it
 * @param verified whether its settlement was simulated
 */
public record OrderQuote(
        long id,
        Address solver,
        Uint256 sellAmount,
        Uint256 buyAmount,
        Uint256 feeAmount,
        Uint256 gasAmount,
        Uint256 gasPrice,
        String sellTokenPrice,
        boolean verified) {
    public OrderQuote {
        if (sellAmount.isZero() || buyAmount.isZero()) {
            throw new IllegalArgumentException("a quote's amounts are positive: " + sellAmount + ", " + buyAmount);
        }
    }
}
