@NullMarked
package io.walras.protocol.rfq;

import org.jspecify.annotations.NullMarked;
