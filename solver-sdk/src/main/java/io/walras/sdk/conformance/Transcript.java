package io.walras.sdk.conformance;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.SolverMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said on one connection, message by message.
 *
 * @param solverKey the private key that signs what the solver says, made for this
 * @param auctioneerKey the private key that signs receipts, made for this
 */
record Transcript(String about, String solverKey, String auctioneerKey, List<Step> steps) {
    /**
     * One message.
     *
     * @param auctioneer what the auctioneer says; null if the solver does
     * @param solver what the solver says; null if the auctioneer does
     * @param digest of what the signature in the message signs; null if there is none
     */
    record Step(
            @Nullable AuctioneerMessage auctioneer,
            @Nullable SolverMessage solver,
            @Nullable Bytes32 digest) {}
}
