/**
 * A solver that matches orders with each other: two opposite orders or a ring of three, at one price per token, with a
 * pool for what is left over. Orders that nobody crosses go through pools alone.
 *
 * <p>Amounts inside are {@link java.math.BigInteger}: products of three amounts do not fit 256 bits. What leaves the
 * package has been checked by {@link io.walras.solvers.crossing.Cross} with the contract's own rounding.
 */
@NullMarked
package io.walras.solvers.crossing;

import org.jspecify.annotations.NullMarked;
