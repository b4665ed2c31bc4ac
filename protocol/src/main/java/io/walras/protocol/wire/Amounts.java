package io.walras.protocol.wire;

import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** The two spellings of a 256-bit amount that CoW's API accepts. */
public final class Amounts {
    private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]{1,64}");

    private Amounts() {}

    /** Reads canonical decimal text, or 0x and 1 to 64 hex digits; empty if the text is anything else. */
    public static Optional<Uint256> parse(String text) {
        return HEX.matcher(text).matches()
                ? Optional.of(Uint256.of(new BigInteger(text.substring(2), 16)))
                : Uint256.parseDecimal(text);
    }
}
