package io.walras.examples.quoteserver;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.util.Objects;

/**
 * What a quote server says to {@code GET /price} of protocol version 4.
 *
 * @param takerAmount atoms that are paid in
 * @param makerAmount atoms that are given for them
 * @param expiry last unix second of the price
 */
record PriceAnswer(Address makerToken, Uint256 makerAmount, Address takerToken, Uint256 takerAmount, Uint256 expiry) {
    PriceAnswer {
        Objects.requireNonNull(makerToken, "makerToken");
        Objects.requireNonNull(makerAmount, "makerAmount");
        Objects.requireNonNull(takerToken, "takerToken");
        Objects.requireNonNull(takerAmount, "takerAmount");
        Objects.requireNonNull(expiry, "expiry");
    }

    /** Whether something is given for something. */
    boolean isOffer() {
        return !makerAmount.isZero() && !takerAmount.isZero();
    }
}
