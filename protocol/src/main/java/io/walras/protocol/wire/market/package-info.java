/** The JSON of market data, and the messages of its stream. */
@NullMarked
package io.walras.protocol.wire.market;

import org.jspecify.annotations.NullMarked;
