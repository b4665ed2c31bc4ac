/** The command line of the examples. The only place here that reads the clock and ends the process. */
@NullMarked
package io.walras.examples.cli;

import org.jspecify.annotations.NullMarked;
