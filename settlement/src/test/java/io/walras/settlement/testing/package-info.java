/** A real node with real contracts for the tests of this module. */
@NullMarked
package io.walras.settlement.testing;

import org.jspecify.annotations.NullMarked;
