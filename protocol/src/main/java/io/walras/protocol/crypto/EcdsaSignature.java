package io.walras.protocol.crypto;

import io.walras.protocol.chain.Bytes;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A strict recoverable ECDSA signature over secp256k1: 0 &lt; r &lt; n, 0 &lt; s &lt;= n/2, recovery id 0 or 1. There is
 * exactly one such form of a signature, so nobody can make a second valid one from it.
 */
public record EcdsaSignature(Uint256 r, Uint256 s, int recoveryId) {
    /** The order n of the curve's group. */
    static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

    private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

    public EcdsaSignature {
        if (!inRange(r, ORDER.subtract(BigInteger.ONE)) || !inRange(s, HALF_ORDER)) {
            throw new IllegalArgumentException("r or s of the signature is out of range");
        }
        if (recoveryId != 0 && recoveryId != 1) {
            throw new IllegalArgumentException("recovery id is 0 or 1, not " + recoveryId);
        }
    }

    /**
     * Reads r || s || v of 65 bytes with v 27 or 28, as a wallet writes it and a contract accepts it; v 0 and 1, which
     * some signers write, mean 27 and 28. Empty for anything else, a high s included.
     */
    public static Optional<EcdsaSignature> parse(Bytes bytes) {
        if (bytes.size() != 65) {
            return Optional.empty();
        }
        Uint256 r = Uint256.fromWord(bytes.slice(0, 32).toArray());
        Uint256 s = Uint256.fromWord(bytes.slice(32, 64).toArray());
        int v = bytes.unsignedAt(64);
        int recoveryId = v >= 27 ? v - 27 : v;
        boolean valid = inRange(r, ORDER.subtract(BigInteger.ONE))
                && inRange(s, HALF_ORDER)
                && (recoveryId == 0 || recoveryId == 1);
        return valid ? Optional.of(new EcdsaSignature(r, s, recoveryId)) : Optional.empty();
    }

    /**
     * Reads the 64 bytes of EIP-2098: r, then the recovery id in the highest bit and s in the others. Empty for anything
     * else, a high s included.
     */
    public static Optional<EcdsaSignature> parseCompact(Bytes bytes) {
        if (bytes.size() != 64) {
            return Optional.empty();
        }
        byte[] s = bytes.slice(32, 64).toArray();
        byte v = (byte) (27 + (s[0] >>> 7 & 1));
        s[0] &= 0x7f;
        return parse(Bytes.concat(bytes.slice(0, 32).toArray(), s, new byte[] {v}));
    }

    private static boolean inRange(Uint256 value, BigInteger max) {
        return !value.isZero() && value.toBigInteger().compareTo(max) <= 0;
    }

    /** r || s || v with v 27 or 28. */
    public Bytes toBytes() {
        return Bytes.concat(r.toWord(), s.toWord(), new byte[] {(byte) (27 + recoveryId)});
    }

    /** r || s, the form the native library takes. */
    byte[] compact() {
        return Bytes.concat(r.toWord(), s.toWord()).toArray();
    }
}
