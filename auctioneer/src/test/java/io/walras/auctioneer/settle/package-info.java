@NullMarked
package io.walras.auctioneer.settle;

import org.jspecify.annotations.NullMarked;
