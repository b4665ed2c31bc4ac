/**
 * CoW's baseline algorithm: each order alone, through the best path of pools. It gives the same
 * amounts as CoW's own to the atom, quirks included, so that the two can be compared.
 */
@NullMarked
package io.walras.solvers.baseline;

import org.jspecify.annotations.NullMarked;
