/** A client of the order-book API on the JDK's own HTTP client. */
@NullMarked
package io.walras.examples.orderbook;

import org.jspecify.annotations.NullMarked;
