/**
 * Makers' firm quotes: what a maker signs, who signed it, what a take of it moves. Amounts and rounding are those of the
 * contract that settles them.
 */
@NullMarked
package io.walras.protocol.rfq;

import org.jspecify.annotations.NullMarked;
