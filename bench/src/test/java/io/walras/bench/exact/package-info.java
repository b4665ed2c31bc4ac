/** Tests that need the integer program. */
@NullMarked
package io.walras.bench.exact;

import org.jspecify.annotations.NullMarked;
