/**
 * The order book: limit orders that rest until they are filled or cancelled, by price and then by time. It holds and
 * ranks; it does not match, because resting orders are filled in the auctions like every other order.
 */
@NullMarked
package io.walras.protocol.book;

import org.jspecify.annotations.NullMarked;
