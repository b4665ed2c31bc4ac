@NullMarked
package io.walras.protocol.wire.maker;

import org.jspecify.annotations.NullMarked;
