package io.walras.protocol.intent;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import java.util.Optional;

/** Which amount of an order is exact; the other is its limit. */
public enum OrderKind {
    /** Exactly the sell amount is sold, for at least the buy amount. */
    SELL("sell"),
    /** Exactly the buy amount is bought, for at most the sell amount. */
    BUY("buy");

    private final String wireName;
    private final Bytes32 hash;

    OrderKind(String wireName) {
        this.wireName = wireName;
        this.hash = Keccak256.hash(wireName);
    }

    /** The name on the wire and, hashed, in the signed struct. */
    public String wireName() {
        return wireName;
    }

    Bytes32 hash() {
        return hash;
    }

    /** The kind of this exact wire name. */
    public static Optional<OrderKind> ofWireName(String name) {
        return WireNames.find(values(), OrderKind::wireName, name);
    }
}
