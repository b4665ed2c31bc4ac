/**
 * Hosts a {@link io.walras.sdk.Solver} on a connection that it opens itself: login, sealed bids, openings, deadlines and
 * reconnects are done here. The solver needs no open port.
 */
@NullMarked
package io.walras.sdk.session;

import org.jspecify.annotations.NullMarked;
