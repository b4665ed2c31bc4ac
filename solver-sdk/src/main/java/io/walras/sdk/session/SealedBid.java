package io.walras.sdk.session;

import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.wire.session.SolverMessage;

/** A bid that has been committed to. Its text and salt are told to nobody before it is to be opened. */
record SealedBid(SignedCommitment signed, Bytes32 salt, String text) {
    SolverMessage.Commit commit() {
        return SolverMessage.Commit.of(signed);
    }

    SolverMessage.Open open() {
        return new SolverMessage.Open(
                signed.commitment().auctionId(), signed.commitment().sequence(), salt, text);
    }

    @Override
    public String toString() {
        return "sealed bid " + signed.commitment();
    }
}
