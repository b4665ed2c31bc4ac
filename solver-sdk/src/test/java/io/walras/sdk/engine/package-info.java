/** Tests of the engine host over real sockets. */
@NullMarked
package io.walras.sdk.engine;

import org.jspecify.annotations.NullMarked;
