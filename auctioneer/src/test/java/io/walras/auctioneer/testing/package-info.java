/**
 * What tests of the edge share: signed orders as JSON, and in-memory stand-ins for the lane, the ledger, the feed and the
 * chain; and a PostgreSQL server for those that need one. Published as a test jar, so that end-to-end tests speak to a
 * real server with the same words.
 */
@NullMarked
package io.walras.auctioneer.testing;

import org.jspecify.annotations.NullMarked;
