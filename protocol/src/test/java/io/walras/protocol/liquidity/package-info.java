@NullMarked
package io.walras.protocol.liquidity;

import org.jspecify.annotations.NullMarked;
