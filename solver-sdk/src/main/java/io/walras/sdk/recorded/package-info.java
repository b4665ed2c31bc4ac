/** Auctions that were kept, and what a solver makes of them without any auctioneer. */
@NullMarked
package io.walras.sdk.recorded;

import org.jspecify.annotations.NullMarked;
