/**
 * Sealed bids: what a solver commits to before the deadline and opens after it, who signed what, and when it was here.
 * Nothing of a bid can be read before every bid is fixed.
 */
@NullMarked
package io.walras.protocol.bid;

import org.jspecify.annotations.NullMarked;
