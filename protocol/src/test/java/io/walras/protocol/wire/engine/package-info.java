/** Tests of the engine API's JSON. */
@NullMarked
package io.walras.protocol.wire.engine;

import org.jspecify.annotations.NullMarked;
