/** The rules of the design that the compiler does not check. */
@NullMarked
package io.walras.examples.architecture;

import org.jspecify.annotations.NullMarked;
