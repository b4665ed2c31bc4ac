@NullMarked
package io.walras.protocol.wire;

import org.jspecify.annotations.NullMarked;
