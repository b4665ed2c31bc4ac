@NullMarked
package io.walras.auctioneer.auction;

import org.jspecify.annotations.NullMarked;
