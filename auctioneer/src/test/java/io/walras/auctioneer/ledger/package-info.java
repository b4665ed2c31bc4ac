@NullMarked
package io.walras.auctioneer.ledger;

import org.jspecify.annotations.NullMarked;
