package io.walras.auctioneer.ledger;

/**
 * Where in the journal an auction is.
 *
 * @param cut the number of the event that fixed its batch
 * @param closed the number of the event that decided it; what it was decided from is the event before
 */
public record AuctionEvents(long cut, long closed) {}
