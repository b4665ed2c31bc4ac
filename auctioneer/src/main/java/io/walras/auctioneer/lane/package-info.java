/**
 * The single writer of one chain and one settlement contract: it owns the pool, the cuts, the awards, the reservations
 * and the submitter's nonces. What others may ask of it, and what it journals.
 */
@NullMarked
package io.walras.auctioneer.lane;

import org.jspecify.annotations.NullMarked;
