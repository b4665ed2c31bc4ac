package io.walras.protocol.intent;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.Keccak256;

/**
 * What an owner signs, in the auctioneer's domain, to cancel all open orders of a scope at once.
 *
 * @param signedAt unix milliseconds; later than in every mass cancellation of the owner before, so that none is sent again
 */
public record MassCancellation(OrderScope scope, long signedAt) implements OwnerInstruction {
    private static final Bytes32 TYPE_HASH =
            Keccak256.hash("MassCancellation(address owner,string market,uint64 signedAt)");

    @Override
    public Bytes32 structHash() {
        return Keccak256.hash(new Words()
                .word(TYPE_HASH)
                .word(scope.owner())
                .word(Keccak256.hash(scope.market()))
                .word(signedAt)
                .toArray());
    }
}
