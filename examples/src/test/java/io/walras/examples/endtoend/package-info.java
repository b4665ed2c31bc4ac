/** The whole of it: the launcher, a real chain, the auctioneer and the solvers as processes of their own. */
@NullMarked
package io.walras.examples.endtoend;

import org.jspecify.annotations.NullMarked;
