/** Tests of the baseline solver against amounts worked out by hand. */
@NullMarked
package io.walras.solvers.baseline;

import org.jspecify.annotations.NullMarked;
