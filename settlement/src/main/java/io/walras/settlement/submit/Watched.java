package io.walras.settlement.submit;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import java.util.List;

/**
 * An award on its way to the chain.
 *
 * @param deadline last unix second at which the contract takes it
 * @param sinceBlock a block before the award existed: it settles in a later one
 * @param sender the account whose nonce is spent on it
 * @param attempts every transaction signed for that nonce, the latest last
 */
public record Watched(
        long auctionId,
        Bytes32 bundleHash,
        long deadline,
        long sinceBlock,
        Address sender,
        long nonce,
        List<Bytes32> attempts) {
    public Watched {
        attempts = List.copyOf(attempts);
    }
}
