/**
 * Runs auctions: carries the auction machine, talking to chain, lane and solvers on its behalf.
 */
@NullMarked
package io.walras.auctioneer.auction;

import org.jspecify.annotations.NullMarked;
