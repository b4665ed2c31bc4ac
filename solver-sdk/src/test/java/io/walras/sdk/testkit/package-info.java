/**
 * For tests of solvers: an auctioneer on the loopback address that holds recorded auctions over the session protocol, with
 * sealed bids, receipts and verdicts, and that can be told to misbehave. Published as the test jar of the SDK; whoever
 * uses it adds {@code org.java-websocket:Java-WebSocket}.
 */
@NullMarked
package io.walras.sdk.testkit;

import org.jspecify.annotations.NullMarked;
