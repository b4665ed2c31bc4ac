/**
 * Quotes: what an order would get now. The solvers are asked about an order that nobody has signed, what they answer is
 * checked and simulated like a bundle that has won, and the best is told and kept for a while, so that the order which is
 * then posted can be linked to it.
 */
@NullMarked
package io.walras.auctioneer.quote;

import org.jspecify.annotations.NullMarked;
