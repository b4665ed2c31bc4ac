package io.walras.auctioneer.quote;

import io.walras.protocol.num.Uint256;
import java.math.BigDecimal;

/**
 * What a token costs in the native coin.
 *
 * @param wei price of 10^18 atoms of the token
 */
public record NativePrice(Uint256 wei) {
    private static final int DECIMALS = 18;

    /** Native atoms per atom of the token; exact. */
    public BigDecimal perAtom() {
        BigDecimal exact = new BigDecimal(wei.toBigInteger(), DECIMALS).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    /** {@link #perAtom} as plain decimal text. */
    public String text() {
        return perAtom().toPlainString();
    }
}
