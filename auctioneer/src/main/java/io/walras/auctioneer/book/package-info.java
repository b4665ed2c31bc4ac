/** What the order books show: kept beside the lane from what happens there, read by the HTTP edge. */
@NullMarked
package io.walras.auctioneer.book;

import org.jspecify.annotations.NullMarked;
