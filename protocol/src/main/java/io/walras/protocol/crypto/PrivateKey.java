package io.walras.protocol.crypto;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import java.math.BigInteger;
import java.util.Optional;

/** A secp256k1 private key. Never printed: {@link #toString} shows only its address. */
public final class PrivateKey {
    private final byte[] secret;
    private final Address address;

    private PrivateKey(byte[] secret) {
        this.secret = secret;
        this.address = Secp256k1.best().addressOf(secret);
    }

    /** Reads {@code 0x} and 64 hex digits of a number between 1 and n - 1; empty if the text is anything else. */
    public static Optional<PrivateKey> parse(String text) {
        return Bytes32.parse(text)
                .map(Bytes32::toArray)
                .filter(PrivateKey::inRange)
                .map(PrivateKey::new);
    }

    /** As {@link #parse}, for a key the program itself made: anything else is a bug and throws. */
    public static PrivateKey fromHex(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a private key"));
    }

    private static boolean inRange(byte[] secret) {
        BigInteger value = new BigInteger(1, secret);
        return value.signum() > 0 && value.compareTo(EcdsaSignature.ORDER) < 0;
    }

    public Address address() {
        return address;
    }

    /** Signs the digest deterministically (RFC 6979) with a low s. */
    public EcdsaSignature sign(Bytes32 digest) {
        return Secp256k1.best().sign(digest, secret);
    }

    /** A copy of the 32 secret bytes, for a library that signs transactions itself. */
    public byte[] secretBytes() {
        return secret.clone();
    }

    @Override
    public String toString() {
        return "PrivateKey of " + address;
    }
}
