/**
 * The solvers an operator has registered, and the connection to each.
 */
@NullMarked
package io.walras.auctioneer.solver;

import org.jspecify.annotations.NullMarked;
