@NullMarked
package io.walras.protocol.num;

import org.jspecify.annotations.NullMarked;
