/**
 * How the protocol reads and writes JSON: one bounded, strict reader and one spelling of each scalar. The formats
 * themselves live in the packages below. Only wire packages may import Jackson.
 */
@NullMarked
package io.walras.protocol.wire;

import org.jspecify.annotations.NullMarked;
