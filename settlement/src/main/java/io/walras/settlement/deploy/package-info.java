/** Putting the contracts on a chain and the operator's own transactions around that. */
@NullMarked
package io.walras.settlement.deploy;

import org.jspecify.annotations.NullMarked;
