/** Solvers that misbehave in every way that can be thought of, and auctions that they take part in. */
@NullMarked
package io.walras.auctioneer.hostile;

import org.jspecify.annotations.NullMarked;
