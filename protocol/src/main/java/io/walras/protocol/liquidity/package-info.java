/**
 * On-chain liquidity as the auction sees it: pools with their exact integer curves and the reference prices drawn from them.
 */
@NullMarked
package io.walras.protocol.liquidity;

import org.jspecify.annotations.NullMarked;
