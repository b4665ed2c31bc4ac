@NullMarked
package io.walras.protocol.intent;

import org.jspecify.annotations.NullMarked;
