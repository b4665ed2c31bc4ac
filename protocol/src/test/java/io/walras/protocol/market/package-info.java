@NullMarked
package io.walras.protocol.market;

import org.jspecify.annotations.NullMarked;
