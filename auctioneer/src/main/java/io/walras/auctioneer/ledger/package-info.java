/**
 * What has happened, ready to be asked: query tables projected from the lane's journal, and the live feed of the same
 * events. Everything here can be dropped and rebuilt from the journal.
 */
@NullMarked
package io.walras.auctioneer.ledger;

import org.jspecify.annotations.NullMarked;
