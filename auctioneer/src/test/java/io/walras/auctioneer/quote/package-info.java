@NullMarked
package io.walras.auctioneer.quote;

import org.jspecify.annotations.NullMarked;
