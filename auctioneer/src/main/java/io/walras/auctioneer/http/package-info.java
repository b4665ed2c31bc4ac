/**
 * The HTTP edge: CoW's order-book API and what we add to it. Routes decode, ask a port and write the answer; limits,
 * errors, request ids and metrics are the same for all of them. No rule about orders lives here.
 */
@NullMarked
package io.walras.auctioneer.http;

import org.jspecify.annotations.NullMarked;
