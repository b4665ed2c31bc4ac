package io.walras.protocol.bid;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a solver's answer, whole and as it came, so that anybody can judge it again.
 *
 * @param body the bytes as sent; empty if there was no answer that could be read as one
 * @param receivedAt unix milliseconds at which the last byte of the body was here
 * @param sealed how it was sealed; null for a bid that an engine made openly
 */
public record SubmittedBid(
        Address solver,
        Bytes body,
        long receivedAt,
        @Nullable Sealed sealed) {
    /**
     * The seal of a bid.
     *
     * @param committedAt unix milliseconds at which the commitment was here
     */
    public record Sealed(SignedCommitment commitment, long committedAt, Bytes32 salt) {}

    /** keccak256 of the body. */
    public Bytes32 bidHash() {
        return Keccak256.hash(body.toArray());
    }
}
