/**
 * What the contracts say by their events: orders that are invalidated, and orders that contracts own on behalf of users, from
 * their announcement to the refund of what was not sold.
 */
@NullMarked
package io.walras.auctioneer.placement;

import org.jspecify.annotations.NullMarked;
