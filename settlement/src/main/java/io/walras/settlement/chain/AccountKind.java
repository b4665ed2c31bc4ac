package io.walras.settlement.chain;

import io.walras.protocol.chain.Bytes;

/** What an address is, by its code. */
public enum AccountKind {
    /** No code: an externally owned account, or nothing at all. */
    WITHOUT_CODE,
    /** An externally owned account that delegates to code (EIP-7702). */
    DELEGATED,
    CONTRACT;

    private static final Bytes DELEGATION = Bytes.fromHex("0xef0100");

    static AccountKind of(Bytes code) {
        if (code.isEmpty()) {
            return WITHOUT_CODE;
        }
        boolean delegates = code.size() == 23 && code.slice(0, 3).equals(DELEGATION);
        return delegates ? DELEGATED : CONTRACT;
    }
}
