@NullMarked
package io.walras.auctioneer.placement;

import org.jspecify.annotations.NullMarked;
