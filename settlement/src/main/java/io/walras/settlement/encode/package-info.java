/**
 * From a verified bundle to the call that settles it: pure and deterministic, so that anyone can recompute the hash that
 * an award binds.
 */
@NullMarked
package io.walras.settlement.encode;

import org.jspecify.annotations.NullMarked;
