@NullMarked
package io.walras.auctioneer.app;

import org.jspecify.annotations.NullMarked;
