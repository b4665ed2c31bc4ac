@NullMarked
package io.walras.auctioneer.journal;

import org.jspecify.annotations.NullMarked;
