/** Talking to a node: bounded in time and size, and clear about when nothing was learned. */
@NullMarked
package io.walras.settlement.rpc;

import org.jspecify.annotations.NullMarked;
