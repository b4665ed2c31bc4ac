@NullMarked
package io.walras.protocol.rfq.quality;

import org.jspecify.annotations.NullMarked;
