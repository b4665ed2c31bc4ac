/** Auctions decided again from what is published of them, by the code that decided them the first time. */
@NullMarked
package io.walras.auctioneer.replay;

import org.jspecify.annotations.NullMarked;
