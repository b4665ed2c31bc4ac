/** Tests of the crossing solver: worked examples, and random auctions judged by the auctioneer's own check. */
@NullMarked
package io.walras.solvers.crossing;

import org.jspecify.annotations.NullMarked;
