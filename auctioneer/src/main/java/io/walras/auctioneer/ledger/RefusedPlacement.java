package io.walras.auctioneer.ledger;

import io.walras.settlement.abi.EthFlowOrder;

/**
 * An order that a contract announced and that was not admitted. Its user has paid for it nevertheless.
 *
 * @param announcedAt unix milliseconds at which the announcement was first read
 * @param fullAppData the document whose hash the order signs; empty if nobody has told it
 * @param isOver whether it was taken back or paid back, in a block that is final
 */
public record RefusedPlacement(
        EthFlowOrder order, long announcedAt, Placements.Refused why, String fullAppData, boolean isOver) {}
