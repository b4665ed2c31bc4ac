/** The exact search against brute force. */
@NullMarked
package io.walras.protocol.auction.packing;

import org.jspecify.annotations.NullMarked;
