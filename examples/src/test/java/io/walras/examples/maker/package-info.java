@NullMarked
package io.walras.examples.maker;

import org.jspecify.annotations.NullMarked;
