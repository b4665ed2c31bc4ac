/** The JSON of the feed's events, as docs/reference/events.md describes it. */
@NullMarked
package io.walras.auctioneer.ledger.wire;

import org.jspecify.annotations.NullMarked;
