/**
 * Auctions as files: what {@code walras arbitrate} reads and prints. The verdict is the auctioneer's own
 * {@link io.walras.protocol.auction.Arbitrator}; this package only spells it. The format is described in
 * docs/reference/scoring.md.
 */
@NullMarked
package io.walras.protocol.wire.arbitration;

import org.jspecify.annotations.NullMarked;
