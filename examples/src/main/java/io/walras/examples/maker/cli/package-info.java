/** The command that starts the example maker as a process of its own, and its configuration. */
@NullMarked
package io.walras.examples.maker.cli;

import org.jspecify.annotations.NullMarked;
