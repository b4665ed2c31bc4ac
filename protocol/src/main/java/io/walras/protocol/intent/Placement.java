package io.walras.protocol.intent;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;

/**
 * Where a contract announced an order that it owns on behalf of a user.
 *
 * @param sender the user
 * @param userValidTo the last unix second at which the user wants it filled; the signed one is that of the contract
 * @param quoteId the quote that the user named; 0 for none
 * @param transaction that announced it
 * @param blockNumber of the transaction
 * @param logIndex of the announcement in the block
 */
public record Placement(
        Address sender, long userValidTo, long quoteId, Bytes32 transaction, long blockNumber, long logIndex) {}
