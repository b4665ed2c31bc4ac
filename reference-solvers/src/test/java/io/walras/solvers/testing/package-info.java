/** Auctions for the tests of the solvers. */
@NullMarked
package io.walras.solvers.testing;

import org.jspecify.annotations.NullMarked;
