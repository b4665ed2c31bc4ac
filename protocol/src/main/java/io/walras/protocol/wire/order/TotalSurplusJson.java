package io.walras.protocol.wire.order;

import java.math.BigInteger;

/**
 * What an account's mined fills gave it beyond its limits, after all fees.
 *
 * @param totalSurplus native atoms, as a decimal string
 */
public record TotalSurplusJson(String totalSurplus) {
    public static TotalSurplusJson of(BigInteger nativeAtoms) {
        return new TotalSurplusJson(nativeAtoms.toString());
    }
}
