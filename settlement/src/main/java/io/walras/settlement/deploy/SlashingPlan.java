package io.walras.settlement.deploy;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;

/**
 * By which rules bonds are slashed, for ever.
 *
 * @param referee decides what a solver disputes
 * @param equivocationSlash wei that two commitments of one number cost
 * @param maxSlashPerAuction wei that the auctioneer can propose to slash for one auction
 * @param disputeDelay seconds in which a proposal can be disputed, and again in which the referee can decide; positive
 *     and at most the unbonding delay, else bonds could leave before a dispute is over
 */
public record SlashingPlan(Address referee, Uint256 equivocationSlash, Uint256 maxSlashPerAuction, long disputeDelay) {}
