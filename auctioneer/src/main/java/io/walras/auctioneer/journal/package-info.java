/**
 * How a lane's events are kept: the database that holds journal and query tables, and the JSON form in which events,
 * snapshots and published documents are stored for good.
 */
@NullMarked
package io.walras.auctioneer.journal;

import org.jspecify.annotations.NullMarked;
