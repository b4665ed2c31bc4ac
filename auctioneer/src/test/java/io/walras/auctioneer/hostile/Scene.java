package io.walras.auctioneer.hostile;

import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.chain.Bytes32;
import java.net.InetSocketAddress;

/**
 * What a solver that misbehaves has to work with in one auction.
 *
 * @param batch hash of the batch
 * @param stand what is to be traded
 * @param server where sessions are opened
 * @param victim what an honest solver has committed to
 * @param victimsBid what it will show
 */
record Scene(
        long auctionId,
        Bytes32 batch,
        Stand stand,
        InetSocketAddress server,
        SignedCommitment victim,
        String victimsBid) {}
