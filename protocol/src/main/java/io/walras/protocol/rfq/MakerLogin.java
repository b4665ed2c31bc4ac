package io.walras.protocol.rfq;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.EcdsaSignature;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.Secp256k1;

/**
 * What is signed to show that a connection is a maker's own. Whether the signer may speak for the maker is not its to say:
 * it is the maker, or the maker's vault says so.
 *
 * @param signer whose key signs
 * @param challenge 32 bytes that the auctioneer made for this connection alone, so that no login can be sent again
 */
public record MakerLogin(Address maker, Address signer, Bytes32 challenge) {
    private static final Bytes32 TYPE_HASH =
            Keccak256.hash("MakerLogin(address maker,address signer,bytes32 challenge)");

    /** The EIP-712 struct hash, to be signed in the domain of the settlement contract, in which nothing of a quote is. */
    public Bytes32 structHash() {
        return Keccak256.hash(new Words()
                .word(TYPE_HASH)
                .word(maker)
                .word(signer)
                .word(challenge)
                .toArray());
    }

    /** Whether the signer has signed it. */
    public boolean isSignedBy(Bytes signature, Eip712Domain domain) {
        return EcdsaSignature.parse(signature)
                .flatMap(parsed -> Secp256k1.best().recover(domain.digest(structHash()), parsed))
                .filter(signer::equals)
                .isPresent();
    }
}
