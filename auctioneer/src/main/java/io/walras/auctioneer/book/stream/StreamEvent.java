package io.walras.auctioneer.book.stream;

/**
 * Something that happened on a channel of a market.
 *
 * @param type what, by its name on the wire
 * @param sequence its number on the channel
 * @param data a record of the wire
 */
public record StreamEvent(String type, long sequence, Object data) {}
