@NullMarked
package io.walras.examples.orderbook;

import org.jspecify.annotations.NullMarked;
