package io.walras.protocol.book;

/**
 * An order as it rests in a book.
 *
 * @param id its number, given by who keeps the book
 * @param owner its owner's number, given by who keeps the book
 * @param price in ticks
 * @param lots what is left of it
 */
public record RestingOrder(long id, long owner, Side side, long price, long lots) {}
