/** Orders with the amounts at which solvers fill them. */
@NullMarked
package io.walras.solvers.fill;

import org.jspecify.annotations.NullMarked;
