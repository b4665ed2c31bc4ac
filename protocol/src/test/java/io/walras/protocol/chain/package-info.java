@NullMarked
package io.walras.protocol.chain;

import org.jspecify.annotations.NullMarked;
