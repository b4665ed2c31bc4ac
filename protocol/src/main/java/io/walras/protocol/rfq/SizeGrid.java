package io.walras.protocol.rfq;

import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The sizes in which makers are asked. Each is a quarter more than the one before, rounded up, so that a request tells how
 * much there is to trade and not whose order it is.
 */
public final class SizeGrid {
    private static final BigInteger GROWTH = BigInteger.valueOf(5);
    private static final BigInteger BASE = BigInteger.valueOf(4);
    private static final NavigableSet<Uint256> SIZES = sizes();

    private SizeGrid() {}

    /** The smallest size that is not below {@code amount}; nothing stays nothing. */
    public static Uint256 up(Uint256 amount) {
        return amount.isZero() ? Uint256.ZERO : SIZES.ceiling(amount);
    }

    private static NavigableSet<Uint256> sizes() {
        NavigableSet<Uint256> sizes = new TreeSet<>();
        for (BigInteger size = BigInteger.ONE;
                size.bitLength() <= 256;
                size = Rounding.CEIL.divide(size.multiply(GROWTH), BASE)) {
            sizes.add(Uint256.of(size));
        }
        sizes.add(Uint256.MAX);
        return sizes;
    }
}
