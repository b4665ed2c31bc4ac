@NullMarked
package io.walras.protocol.wire.arbitration;

import org.jspecify.annotations.NullMarked;
