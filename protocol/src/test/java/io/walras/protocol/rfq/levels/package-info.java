@NullMarked
package io.walras.protocol.rfq.levels;

import org.jspecify.annotations.NullMarked;
