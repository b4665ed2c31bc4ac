@NullMarked
package io.walras.auctioneer.intake;

import org.jspecify.annotations.NullMarked;
