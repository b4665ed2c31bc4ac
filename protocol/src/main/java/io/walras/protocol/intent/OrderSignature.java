package io.walras.protocol.intent;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.EcdsaSignature;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.crypto.Secp256k1;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An owner's consent: the scheme and its bytes as the API carries them. ECDSA bytes are r || s || v
 * with v 27 or 28; contract signatures are the contract's own bytes; presigned orders carry none.
 */
public record OrderSignature(SigningScheme scheme, Bytes bytes) {
    private static final byte[] PERSONAL_MESSAGE =
            "\u0019Ethereum Signed Message:\n32".getBytes(StandardCharsets.ISO_8859_1);

    /**
     * Brings the bytes to the one form that is stored and settled: v of an ECDSA signature becomes 27 or 28, a legacy
     * presign owner is dropped. Empty if they cannot be a signature of that scheme.
     */
    public static Optional<OrderSignature> canonical(SigningScheme scheme, Bytes bytes) {
        return switch (scheme) {
            case EIP712, ETHSIGN ->
                EcdsaSignature.parse(bytes).map(signature -> new OrderSignature(scheme, signature.toBytes()));
            case EIP1271 -> Optional.of(new OrderSignature(scheme, bytes));
            case PRESIGN ->
                bytes.isEmpty() || bytes.size() == 20
                        ? Optional.of(new OrderSignature(scheme, Bytes.EMPTY))
                        : Optional.empty();
        };
    }

    /** Signs the digest with an ECDSA scheme. */
    public static OrderSignature sign(PrivateKey key, SigningScheme scheme, Bytes32 digest) {
        if (!scheme.isEcdsa()) {
            throw new IllegalArgumentException("a private key cannot sign with scheme " + scheme.wireName());
        }
        return new OrderSignature(scheme, key.sign(signedDigest(scheme, digest)).toBytes());
    }

    /** Who signed the digest; empty for schemes in which only the chain can tell, and for a signature of nobody. */
    public Optional<Address> recover(Bytes32 digest) {
        if (!scheme.isEcdsa()) {
            return Optional.empty();
        }
        return EcdsaSignature.parse(bytes)
                .flatMap(signature -> Secp256k1.best().recover(signedDigest(scheme, digest), signature))
                .filter(address -> !address.isZero());
    }

    /** The signature as the contract takes it: contract signatures and presigned orders start with the owner. */
    public Bytes onChain(Address owner) {
        return switch (scheme) {
            case EIP712, ETHSIGN -> bytes;
            case EIP1271 -> Bytes.concat(owner.toArray(), bytes.toArray());
            case PRESIGN -> Bytes.of(owner.toArray());
        };
    }

    /** What the key of an ECDSA scheme signs for this digest. */
    public static Bytes32 signedDigest(SigningScheme scheme, Bytes32 digest) {
        return scheme == SigningScheme.ETHSIGN ? Keccak256.hash(PERSONAL_MESSAGE, digest.toArray()) : digest;
    }
}
