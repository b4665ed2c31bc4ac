package io.walras.protocol.intent;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import java.util.Optional;

/** Where tokens come from or go to. Only {@link #ERC20} is settled; the others exist so that they can be refused. */
public enum TokenBalance {
    /** Plain token balances, pulled by allowance. */
    ERC20("erc20"),
    /** Balancer vault allowance. */
    EXTERNAL("external"),
    /** Balancer internal balance. */
    INTERNAL("internal");

    private final String wireName;
    private final Bytes32 hash;

    TokenBalance(String wireName) {
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

    /** The constant of this exact wire name. */
    public static Optional<TokenBalance> ofWireName(String name) {
        return WireNames.find(values(), TokenBalance::wireName, name);
    }
}
