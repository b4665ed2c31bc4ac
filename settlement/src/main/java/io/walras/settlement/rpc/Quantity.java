package io.walras.settlement.rpc;

import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.JsonCursor;

/** Numbers as JSON-RPC spells them: {@code 0x} and hex digits without leading zeros. */
public final class Quantity {
    private Quantity() {}

    /** A non-negative number. */
    public static String of(long value) {
        return "0x" + Long.toHexString(value);
    }

    /** A number. */
    public static String of(Uint256 value) {
        return "0x" + value.toBigInteger().toString(16);
    }

    /** Reads a number that fits a positive long: a block, a time, an amount of gas. */
    public static long longOf(JsonCursor cursor) {
        Uint256 value = cursor.amount();
        if (value.toBigInteger().bitLength() > 63) {
            throw cursor.malformed("does not fit 63 bits");
        }
        return value.toBigInteger().longValueExact();
    }
}
