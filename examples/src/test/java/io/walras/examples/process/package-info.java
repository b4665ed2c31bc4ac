/** Tests of how child processes start and end. */
@NullMarked
package io.walras.examples.process;

import org.jspecify.annotations.NullMarked;
