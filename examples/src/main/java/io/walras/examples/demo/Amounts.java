package io.walras.examples.demo;

import io.walras.protocol.num.Uint256;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Amounts for people to read: rounded down, for display only. */
final class Amounts {
    private static final MathContext DIGITS = new MathContext(6, RoundingMode.DOWN);

    private Amounts() {}

    /** Atoms as whole tokens with six significant digits, or all digits before the point. */
    static String of(Uint256 atoms, int decimals) {
        BigDecimal whole = new BigDecimal(atoms.toBigInteger(), decimals);
        BigDecimal shown = whole.precision() - whole.scale() >= DIGITS.getPrecision()
                ? whole.setScale(0, RoundingMode.DOWN)
                : whole.round(DIGITS);
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }

    /** Basis points as per cent. */
    static String percent(long bps) {
        return BigDecimal.valueOf(bps, 2).toPlainString() + " %";
    }
}
