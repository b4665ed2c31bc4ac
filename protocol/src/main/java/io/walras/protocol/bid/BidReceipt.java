package io.walras.protocol.bid;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.Keccak256;

/**
 * The auctioneer's word about when a commitment was here. Whether it was late follows from it, so neither side can say
 * something else later.
 *
 * @param receivedAt unix milliseconds at which its last byte was here
 * @param closesAt the last unix millisecond, inclusive, at which commitments of the auction count
 */
public record BidReceipt(long auctionId, Address solver, long sequence, Bytes32 seal, long receivedAt, long closesAt) {
    private static final Bytes32 TYPE_HASH =
            Keccak256.hash("BidReceipt(uint256 auctionId,address solver,uint64 sequence,"
                    + "bytes32 commitment,uint64 receivedAt,uint64 closesAt)");

    /** The receipt of a commitment. */
    public static BidReceipt of(Commitment commitment, long receivedAt, long closesAt) {
        return new BidReceipt(
                commitment.auctionId(),
                commitment.solver(),
                commitment.sequence(),
                commitment.seal(),
                receivedAt,
                closesAt);
    }

    public boolean isLate() {
        return receivedAt > closesAt;
    }

    /** The EIP-712 struct hash that the auctioneer signs in its own domain. */
    public Bytes32 structHash() {
        return Keccak256.hash(new Words()
                .word(TYPE_HASH)
                .word(auctionId)
                .word(solver)
                .word(sequence)
                .word(seal)
                .word(receivedAt)
                .word(closesAt)
                .toArray());
    }
}
