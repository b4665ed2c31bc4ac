package io.walras.settlement.submit;

import io.walras.protocol.auction.Batch.BlockRef;
import org.jspecify.annotations.Nullable;

/**
 * What one look at the chain shows of an award. Nothing is remembered from one look to the next: after a reorganisation
 * a settlement is simply not there any more.
 *
 * @param head the chain's head
 * @param finalized the block at finality depth: it and those before it are taken to stay
 * @param settled the settlement, whoever sent it: anyone may who has the call
 * @param spent our own transaction that is in a block without having settled anything: reverted, or a cancellation
 * @param inPool whether the node knows our latest transaction outside of blocks
 * @param nonceSpent whether a transaction with our nonce is in a block
 * @param nonceSpentFinally whether that block is at finality depth
 */
public record Observation(
        BlockRef head,
        BlockRef finalized,
        @Nullable Receipt settled,
        @Nullable Receipt spent,
        boolean inPool,
        boolean nonceSpent,
        boolean nonceSpentFinally) {

    /** Whether the contract refuses the award in the next block; a reorganisation may give it another chance. */
    public boolean deadlinePassed(long deadline) {
        return head.timestamp() > deadline;
    }

    /**
     * Whether the contract refuses the award in every block that may still come, reorganised ones included: an award that
     * is not settled by then never is.
     */
    public boolean deadlinePassedFinally(long deadline) {
        return finalized.timestamp() > deadline;
    }
}
