package io.walras.protocol.intent;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.Keccak256;

/**
 * What an owner signs, in the auctioneer's domain, to have all open orders of a scope cancelled at a time, unless it says
 * otherwise before.
 *
 * @param cancelAt unix milliseconds; {@link #DISARMED} for never
 * @param signedAt unix milliseconds; later than in every such message about the scope before, so that none is sent again
 */
public record DeadManSwitch(OrderScope scope, long cancelAt, long signedAt) implements OwnerInstruction {
    /** Instead of a time: the orders stand until something else ends them. */
    public static final long DISARMED = 0;

    private static final Bytes32 TYPE_HASH =
            Keccak256.hash("DeadManSwitch(address owner,string market,uint64 cancelAt,uint64 signedAt)");

    @Override
    public Bytes32 structHash() {
        return Keccak256.hash(new Words()
                .word(TYPE_HASH)
                .word(scope.owner())
                .word(Keccak256.hash(scope.market()))
                .word(cancelAt)
                .word(signedAt)
                .toArray());
    }
}
