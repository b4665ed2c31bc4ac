@NullMarked
package io.walras.protocol.wire.session;

import org.jspecify.annotations.NullMarked;
