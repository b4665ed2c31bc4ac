/**
 * Exact unsigned 256-bit arithmetic with named rounding. Nothing here knows what an amount is of.
 */
@NullMarked
package io.walras.protocol.num;

import org.jspecify.annotations.NullMarked;
