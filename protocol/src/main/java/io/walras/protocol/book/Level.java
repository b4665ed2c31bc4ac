package io.walras.protocol.book;

/**
 * All orders of one side at one price.
 *
 * @param price in ticks
 * @param lots of all of them together
 * @param orders how many
 */
public record Level(long price, long lots, int orders) {}
