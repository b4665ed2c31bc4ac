/** Trying winners before they are awarded, each on the state that the earlier ones leave. */
@NullMarked
package io.walras.settlement.simulate;

import org.jspecify.annotations.NullMarked;
