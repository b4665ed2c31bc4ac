@NullMarked
package io.walras.auctioneer.http;

import org.jspecify.annotations.NullMarked;
