/** Lets a {@link io.walras.sdk.Solver} work in time, however its auctions arrive. */
@NullMarked
package io.walras.sdk.solving;

import org.jspecify.annotations.NullMarked;
