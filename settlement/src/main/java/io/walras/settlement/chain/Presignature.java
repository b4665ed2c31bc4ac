package io.walras.settlement.chain;

import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.num.Uint256;

/** What the settlement contract says of an order that its owner signs on-chain. */
final class Presignature {
    private static final Uint256 SIGNED =
            Uint256.fromWord(Keccak256.hash("GPv2Signing.Scheme.PreSign").toArray());

    private Presignature() {}

    /** Whether the answer of {@code preSignature(uid)} means that the owner has signed. */
    static boolean isSigned(Uint256 answer) {
        return answer.equals(SIGNED);
    }
}
