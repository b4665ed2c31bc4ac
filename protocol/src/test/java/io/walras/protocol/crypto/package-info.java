@NullMarked
package io.walras.protocol.crypto;

import org.jspecify.annotations.NullMarked;
