@NullMarked
package io.walras.protocol.duty;

import org.jspecify.annotations.NullMarked;
