/**
 * The JSON that the examples read and write: the description of a development network, the summary of a demo, published
 * byte code, and the order-book API as a client sees it.
 */
@NullMarked
package io.walras.examples.wire;

import org.jspecify.annotations.NullMarked;
