@NullMarked
package io.walras.auctioneer.book.stream;

import org.jspecify.annotations.NullMarked;
