/** What is told of markets: kept beside the lane and the ledger from what happens there, read by the HTTP edge. */
@NullMarked
package io.walras.auctioneer.book;

import org.jspecify.annotations.NullMarked;
