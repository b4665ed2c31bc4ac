package io.walras.auctioneer.ledger;

import io.walras.protocol.chain.Address;
import io.walras.protocol.duty.SolverFault;

/**
 * A fault that a solver committed in an auction.
 *
 * @param evidence what shows it, in words
 * @param at unix milliseconds at which it was recorded
 */
public record PublishedFault(Address solver, SolverFault fault, String evidence, long at) {}
