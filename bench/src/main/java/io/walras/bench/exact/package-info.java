/** The exact choice of winners beside an integer program that answers the same question. */
@NullMarked
package io.walras.bench.exact;

import org.jspecify.annotations.NullMarked;
