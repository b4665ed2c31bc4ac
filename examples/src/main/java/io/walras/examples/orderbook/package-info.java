/** Clients of the order-book API and of market data on the JDK's own HTTP client. */
@NullMarked
package io.walras.examples.orderbook;

import org.jspecify.annotations.NullMarked;
