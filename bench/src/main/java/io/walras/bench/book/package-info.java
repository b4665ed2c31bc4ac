/** The order book beside exchange-core's. */
@NullMarked
package io.walras.bench.book;

import org.jspecify.annotations.NullMarked;
