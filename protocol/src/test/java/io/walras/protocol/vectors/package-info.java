/** The vectors that Solidity and Java share. */
@NullMarked
package io.walras.protocol.vectors;

import org.jspecify.annotations.NullMarked;
