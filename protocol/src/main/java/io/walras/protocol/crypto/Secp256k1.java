package io.walras.protocol.crypto;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import java.util.Arrays;
import java.util.Optional;

/**
 * Signing and recovery over secp256k1. Both implementations give the same answers; the native one is faster and not
 * available on every platform.
 */
public sealed interface Secp256k1 permits NativeSecp256k1, BouncyCastleSecp256k1 {
    /** The native library where it loads, else Bouncy Castle. */
    static Secp256k1 best() {
        return BestSecp256k1.INSTANCE;
    }

    /** The address whose key made the signature over the digest; empty if there is none. */
    Optional<Address> recover(Bytes32 digest, EcdsaSignature signature);

    /** Signs deterministically (RFC 6979) with a low s. */
    EcdsaSignature sign(Bytes32 digest, byte[] secret);

    /** The address of the key, which must be between 1 and n - 1. */
    Address addressOf(byte[] secret);

    /** The address of an uncompressed public key: 0x04, x, y. */
    static Address addressOfPublicKey(byte[] uncompressed) {
        byte[] hash = Keccak256.hash(Arrays.copyOfRange(uncompressed, 1, 65)).toArray();
        return Address.of(Arrays.copyOfRange(hash, 12, 32));
    }
}
