/** The best way through the pools from one token to another, which every solver here looks for. */
@NullMarked
package io.walras.solvers.routing;

import org.jspecify.annotations.NullMarked;
