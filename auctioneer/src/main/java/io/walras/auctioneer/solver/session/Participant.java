package io.walras.auctioneer.solver.session;

import io.walras.protocol.chain.Address;

/**
 * A solver that takes part in an auction over its session.
 *
 * @param payout where it wants what its settlements leave over
 * @param shadow whether its bids are ranked but cannot win
 */
public record Participant(Address solver, Address payout, boolean shadow) {}
