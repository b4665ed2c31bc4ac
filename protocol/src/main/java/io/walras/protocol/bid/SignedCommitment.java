package io.walras.protocol.bid;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.EcdsaSignature;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.crypto.Secp256k1;

/** A commitment with its signature, r || s || v. */
public record SignedCommitment(Commitment commitment, Bytes signature) {
    /** Signs the commitment in the auctioneer's domain. */
    public static SignedCommitment sign(Commitment commitment, Eip712Domain domain, PrivateKey key) {
        Bytes signature = key.sign(domain.digest(commitment.structHash())).toBytes();
        return new SignedCommitment(commitment, signature);
    }

    /** Whether its solver has signed it. */
    public boolean isAuthentic(Eip712Domain domain) {
        return EcdsaSignature.parse(signature)
                .flatMap(parsed -> Secp256k1.best().recover(domain.digest(commitment.structHash()), parsed))
                .filter(solver()::equals)
                .isPresent();
    }

    public Address solver() {
        return commitment.solver();
    }
}
