/** A maker that is written with the SDK: two-way prices around a mid price, skewed by what it has already. */
@NullMarked
package io.walras.examples.maker;

import org.jspecify.annotations.NullMarked;
