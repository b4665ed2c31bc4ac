/**
 * What solvers are owed and what they owe: rewards by the second price, faults, and the breaker that keeps a solver with
 * too many of them out for a while. Pure, and a function of what is published.
 */
@NullMarked
package io.walras.protocol.duty;

import org.jspecify.annotations.NullMarked;
