/** Clears each pair of tokens at one price, out of its orders, makers' quotes and pools. */
@NullMarked
package io.walras.solvers.rfq;

import org.jspecify.annotations.NullMarked;
