/** The connections of solvers, at their real sockets. */
@org.jspecify.annotations.NullMarked
package io.walras.auctioneer.solver.session;
