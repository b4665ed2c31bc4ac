/** Tests that hold for every reference solver. */
@NullMarked
package io.walras.solvers;

import org.jspecify.annotations.NullMarked;
