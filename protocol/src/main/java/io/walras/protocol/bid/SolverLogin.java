package io.walras.protocol.bid;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.EcdsaSignature;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.Secp256k1;

/**
 * What a solver signs to show that a connection is its own.
 *
 * @param payout where it wants what its settlements leave over
 * @param shadow whether it only wants to see how it would have done
 * @param challenge 32 bytes that the auctioneer made for this connection alone, so that no login can be sent again
 */
public record SolverLogin(Address solver, Address payout, boolean shadow, Bytes32 challenge) {
    private static final Bytes32 TYPE_HASH =
            Keccak256.hash("SolverLogin(address solver,address payout,bool shadow,bytes32 challenge)");

    /** The EIP-712 struct hash, to be signed in the auctioneer's domain. */
    public Bytes32 structHash() {
        return Keccak256.hash(new Words()
                .word(TYPE_HASH)
                .word(solver)
                .word(payout)
                .word(shadow)
                .word(challenge)
                .toArray());
    }

    /** Whether the solver has signed it. */
    public boolean isSignedBy(Bytes signature, Eip712Domain domain) {
        return EcdsaSignature.parse(signature)
                .flatMap(parsed -> Secp256k1.best().recover(domain.digest(structHash()), parsed))
                .filter(solver::equals)
                .isPresent();
    }
}
