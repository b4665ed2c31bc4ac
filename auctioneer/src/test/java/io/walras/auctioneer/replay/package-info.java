@NullMarked
package io.walras.auctioneer.replay;

import org.jspecify.annotations.NullMarked;
