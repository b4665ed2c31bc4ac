package io.walras.protocol.intent;

import java.util.Optional;

/** How the owner consents to an order. The order of the constants is that of the flag bits. */
public enum SigningScheme {
    /** ECDSA over the EIP-712 digest. */
    EIP712("eip712"),
    /** ECDSA over the digest as a personal message. */
    ETHSIGN("ethsign"),
    /** A contract's isValidSignature. */
    EIP1271("eip1271"),
    /** A transaction of the owner that marks the order on-chain. */
    PRESIGN("presign");

    private final String wireName;

    SigningScheme(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the order-book API and in requests to solver engines: lower case throughout. */
    public String wireName() {
        return wireName;
    }

    /** Whether the owner can be recovered from the signature, without asking the chain. */
    public boolean isEcdsa() {
        return this == EIP712 || this == ETHSIGN;
    }

    /** The scheme of this exact wire name. */
    public static Optional<SigningScheme> ofWireName(String name) {
        return WireNames.find(values(), SigningScheme::wireName, name);
    }
}
