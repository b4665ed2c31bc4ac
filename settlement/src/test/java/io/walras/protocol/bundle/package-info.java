@NullMarked
package io.walras.protocol.bundle;

import org.jspecify.annotations.NullMarked;
