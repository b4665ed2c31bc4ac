package io.walras.protocol.book;

/**
 * Where an admitted order rests, fixed when it is admitted.
 *
 * @param market its market's name
 * @param price in ticks
 */
public record Listing(String market, Side side, long price, BookAttributes attributes) {}
