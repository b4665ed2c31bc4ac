/**
 * Connections that solvers open: who is there, what each is told, and what it says.
 */
@NullMarked
package io.walras.auctioneer.solver.session;

import org.jspecify.annotations.NullMarked;
