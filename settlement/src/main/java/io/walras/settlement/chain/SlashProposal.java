package io.walras.settlement.chain;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;

/**
 * A proposal to slash a bond, as the registry holds it.
 *
 * @param id from 1
 * @param amount wei
 * @param until unix seconds, inclusive: to dispute it while it is open, to decide it once it is disputed
 */
public record SlashProposal(
        long id, Address solver, long auctionId, Uint256 amount, Bytes32 evidenceHash, long until, State state) {
    /** Where a proposal stands, in the contract's order. */
    public enum State {
        /** There is no such proposal. */
        NONE,
        /** It can be disputed, or executed when the time for that is over. */
        OPEN,
        /** It can be decided, or dismissed when the time for that is over. */
        DISPUTED,
        /** The bond was slashed. */
        EXECUTED,
        /** It came to nothing. */
        DISMISSED
    }
}
