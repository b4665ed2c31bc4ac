/** The command that starts a reference solver as a process of its own, and its configuration. */
@NullMarked
package io.walras.solvers.cli;

import org.jspecify.annotations.NullMarked;
