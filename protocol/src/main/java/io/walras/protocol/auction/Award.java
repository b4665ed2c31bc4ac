package io.walras.protocol.auction;

import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.Keccak256;
import java.util.stream.LongStream;

/**
 * The auctioneer's word that a bundle won; the contract settles nothing without it.
 *
 * @param bundleHash hash of the encoded settlement
 * @param solver whose bundle it is; must be active in the registry when it settles
 * @param payout gets what the settlement leaves over
 * @param deadline last unix second, inclusive, at which it may settle
 */
public record Award(long auctionId, Bytes32 bundleHash, Address solver, Address payout, long deadline) {
    private static final Bytes32 TYPE_HASH =
            Keccak256.hash("Award(uint256 auctionId,bytes32 bundleHash,address solver,address payout,uint64 deadline)");

    /**
     * The last second at which an award of this bundle may settle: the end of its lifetime, counted from the cut, or of the
     * validity of the first of its orders and quotes, whichever is sooner.
     */
    public static long deadline(Batch batch, VerifiedBundle bundle, long lifetimeSeconds) {
        LongStream orders =
                bundle.fills().stream().mapToLong(fill -> fill.order().uid().validTo());
        LongStream quotes =
                bundle.takes().stream().mapToLong(taken -> taken.take().quote().settleBy());
        LongStream jits =
                bundle.jitFills().stream().mapToLong(fill -> fill.uid().validTo());
        return LongStream.concat(orders, LongStream.concat(quotes, jits))
                .reduce(batch.cutAt() / 1000 + lifetimeSeconds, Math::min);
    }

    /** The EIP-712 struct hash, to be signed in the domain of the settlement contract. */
    public Bytes32 structHash() {
        return Keccak256.hash(new Words()
                .word(TYPE_HASH)
                .word(auctionId)
                .word(bundleHash)
                .word(solver)
                .word(payout)
                .word(deadline)
                .toArray());
    }
}
