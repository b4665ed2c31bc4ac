/**
 * What a maker and the auctioneer's RFQ hub say to each other over a WebSocket that the maker opened, or in the bodies of
 * HTTP requests to the maker: JSON objects, told apart by their {@code type}. Amounts are decimal strings of atoms and
 * prices pairs of amounts; nothing is floating point.
 */
@NullMarked
package io.walras.protocol.wire.maker;

import org.jspecify.annotations.NullMarked;
