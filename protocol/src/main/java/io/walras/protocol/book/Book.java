package io.walras.protocol.book;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The resting orders of one market, each side by price and then by time. Prices are in ticks, quantities in lots. Orders
 * that cross rest beside each other: an auction fills them. Not for several threads.
 */
public interface Book {
    /** The highest price, in ticks; the lowest is 1. */
    long MAX_PRICE = (1L << 48) - 1;

    /** The most lots of one order; the least is 1. */
    long MAX_LOTS = (1L << 36) - 1;

    /** The most orders, so that the lots of a level always fit. */
    int MAX_ORDERS = 1 << 26;

    /**
     * Rests an order behind all others of its price. False, and nothing changes, if an order of this id rests already.
     *
     * @throws IllegalArgumentException if price or lots are out of bounds, or the book is full
     */
    boolean place(long id, long owner, Side side, long price, long lots);

    /** Takes the order out and tells what was left of it, in lots; 0 if there is no such order. */
    long cancel(long id);

    /** Takes out all orders of the owner and tells how many there were. */
    int cancelAll(long owner);

    /**
     * Gives the order another price and another quantity. At the same price with no more lots it keeps its place;
     * otherwise it goes behind all others of its new price. False if there is no such order.
     *
     * @throws IllegalArgumentException if price or lots are out of bounds
     */
    boolean move(long id, long price, long lots);

    /**
     * Takes so many lots off the order, which keeps its place, or is taken out if nothing is left.
     *
     * @return what is left, in lots; empty if there is no such order
     * @throws IllegalArgumentException if it has fewer lots, or {@code lots} is less than 1
     */
    OptionalLong fill(long id, long lots);

    /** The order of this id. */
    Optional<RestingOrder> order(long id);

    /** How many orders rest. */
    int size();

    /** How many orders of the owner rest. */
    int size(long owner);

    /** The price that comes first, in ticks. */
    OptionalLong best(Side side);

    /** The levels that come first, at most {@code depth} of them. */
    List<Level> levels(Side side, int depth);

    /** Shows every order of the side, first come first. The book must not be changed meanwhile. */
    void forEach(Side side, Consumer<RestingOrder> consumer);

    /** Checks what is common to all orders. */
    static void requireInBounds(long price, long lots) {
        if (price < 1 || price > MAX_PRICE) {
            throw new IllegalArgumentException("a price is between 1 and " + MAX_PRICE + " ticks, not " + price);
        }
        if (lots < 1 || lots > MAX_LOTS) {
            throw new IllegalArgumentException("an order has between 1 and " + MAX_LOTS + " lots, not " + lots);
        }
    }
}
