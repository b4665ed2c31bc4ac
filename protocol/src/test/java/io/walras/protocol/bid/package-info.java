@NullMarked
package io.walras.protocol.bid;

import org.jspecify.annotations.NullMarked;
