@NullMarked
package io.walras.auctioneer.cli;

import org.jspecify.annotations.NullMarked;
