package io.walras.auctioneer.lane;

import io.walras.protocol.chain.Bytes32;

/** Names an award and the settlement it leads to. */
public record JobId(long auctionId, Bytes32 bundleHash) {}
