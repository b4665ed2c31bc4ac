/** What the sessions of solvers and makers have in common: a bounded WebSocket, one thread, and the other side's clock. */
@NullMarked
package io.walras.sdk.socket;

import org.jspecify.annotations.NullMarked;
