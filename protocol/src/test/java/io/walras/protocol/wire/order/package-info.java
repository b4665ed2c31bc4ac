@NullMarked
package io.walras.protocol.wire.order;

import org.jspecify.annotations.NullMarked;
