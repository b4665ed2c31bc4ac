package io.walras.auctioneer.ledger;

/**
 * Something that a maker is told of one of its quotes.
 *
 * @param seq numbers what the maker is told, from 1 and without gap
 * @param at unix milliseconds
 * @param type the name of the message
 * @param payload the message, as JSON
 */
public record ExecutionRow(long seq, long at, String type, String payload) {}
