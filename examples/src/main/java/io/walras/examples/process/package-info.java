/**
 * The processes a development network is made of: each is started, logged, watched and ended here, and none outlives the
 * process that started it, however that one ends.
 */
@NullMarked
package io.walras.examples.process;

import org.jspecify.annotations.NullMarked;
