package io.walras.auctioneer.ledger;

import io.walras.protocol.num.Uint256;

/**
 * Gas that the submitter has paid for a solver's awards, failed transactions included.
 *
 * @param transactions how many transactions
 * @param gasUsed gas units
 * @param cost wei
 */
public record GasBooked(long transactions, Uint256 gasUsed, Uint256 cost) {}
