@NullMarked
package io.walras.protocol.auction;

import org.jspecify.annotations.NullMarked;
