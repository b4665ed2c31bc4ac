package io.walras.protocol.bid;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;

/**
 * What a solver shows after the deadline.
 *
 * @param sequence which of its commitments it opens
 * @param bid the bytes of the bid, exactly as they were sealed
 */
public record Opening(long auctionId, Address solver, long sequence, Bytes32 salt, Bytes bid) {}
