@NullMarked
package io.walras.protocol.wire.market;

import org.jspecify.annotations.NullMarked;
