/**
 * What a solver and the auctioneer say to each other over a connection that the solver opened: JSON objects, one in each
 * text message, told apart by their {@code type}.
 */
@NullMarked
package io.walras.protocol.wire.session;

import org.jspecify.annotations.NullMarked;
