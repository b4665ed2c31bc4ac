/** Tests of the command line and of solvers over real sockets. */
@NullMarked
package io.walras.solvers.cli;

import org.jspecify.annotations.NullMarked;
