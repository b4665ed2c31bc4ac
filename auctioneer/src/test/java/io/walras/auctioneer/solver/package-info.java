/** Tests of what is known of solvers. */
@NullMarked
package io.walras.auctioneer.solver;

import org.jspecify.annotations.NullMarked;
