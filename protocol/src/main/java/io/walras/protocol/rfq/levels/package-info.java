/**
 * The levels that makers stream: what they would quote. They bind nobody and tell whom to ask, and how far a maker's firm
 * quotes are from what it showed.
 */
@NullMarked
package io.walras.protocol.rfq.levels;

import org.jspecify.annotations.NullMarked;
