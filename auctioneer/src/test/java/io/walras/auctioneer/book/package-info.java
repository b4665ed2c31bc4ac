@NullMarked
package io.walras.auctioneer.book;

import org.jspecify.annotations.NullMarked;
