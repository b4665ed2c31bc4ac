@NullMarked
package io.walras.auctioneer.ledger.wire;

import org.jspecify.annotations.NullMarked;
