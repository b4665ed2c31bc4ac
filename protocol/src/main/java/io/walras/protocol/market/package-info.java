/**
 * What the public is told of a market besides its book: settled trades, candles made of them, best prices, and the outcome of
 * auctions. Exact: a price is two amounts, and nothing is rounded.
 */
@NullMarked
package io.walras.protocol.market;

import org.jspecify.annotations.NullMarked;
