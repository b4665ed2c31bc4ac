/** Tests of the development network. */
@NullMarked
package io.walras.examples.devnet;

import org.jspecify.annotations.NullMarked;
