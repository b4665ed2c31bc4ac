@NullMarked
package io.walras.examples.maker.cli;

import org.jspecify.annotations.NullMarked;
