/** The streams of market data: what there is to follow, and the WebSocket on which a client says what it wants. */
@NullMarked
package io.walras.auctioneer.book.stream;

import org.jspecify.annotations.NullMarked;
