/** Tests of the command line. */
@NullMarked
package io.walras.examples.cli;

import org.jspecify.annotations.NullMarked;
