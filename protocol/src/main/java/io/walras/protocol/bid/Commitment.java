package io.walras.protocol.bid;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.Keccak256;

/**
 * A solver's word that it bids something it does not show yet.
 *
 * @param batch hash of the batch that it bids on, as the auctioneer told it
 * @param sequence the solver's own number of the commitment within the auction; a later one replaces an earlier one, and
 *     two different ones of the same number are a fault
 * @param seal the {@link #seal} of the bid
 * @param last whether the solver will not replace it, so that the auction need not wait for more
 */
public record Commitment(long auctionId, Bytes32 batch, Address solver, long sequence, Bytes32 seal, boolean last) {
    private static final Bytes32 TYPE_HASH = Keccak256.hash(
            "BidCommitment(uint256 auctionId,bytes32 batch,address solver,uint64 sequence,bytes32 commitment,bool last)");

    /** A session takes sequences below this, so that every JSON reader tells them apart; the signed type has 64 bits. */
    public static final long SEQUENCE_BOUND = 1L << 53;

    public Commitment {
        if (auctionId < 0 || sequence < 0) {
            throw new IllegalArgumentException("auction id and sequence are not negative");
        }
    }

    /**
     * keccak256(abi.encode(auctionId, solver, keccak256(bid), salt)): says nothing of the bid to whoever does not know the
     * salt, and fits no other bid, solver or auction.
     *
     * @param bid the bytes of the bid as they will be sent
     * @param salt 32 bytes that nobody can guess
     */
    public static Bytes32 seal(long auctionId, Address solver, Bytes bid, Bytes32 salt) {
        return Keccak256.hash(new Words()
                .word(auctionId)
                .word(solver)
                .word(Keccak256.hash(bid.toArray()))
                .word(salt)
                .toArray());
    }

    /** Whether this bid and salt are what was committed to. */
    public boolean fits(Bytes bid, Bytes32 salt) {
        return seal.equals(seal(auctionId, solver, bid, salt));
    }

    /** The EIP-712 struct hash that the solver signs in the auctioneer's domain. */
    public Bytes32 structHash() {
        return Keccak256.hash(new Words()
                .word(TYPE_HASH)
                .word(auctionId)
                .word(batch)
                .word(solver)
                .word(sequence)
                .word(seal)
                .word(last)
                .toArray());
    }
}
