/** Tests of sessions, against an auctioneer on the loopback address. */
@NullMarked
package io.walras.sdk.socket;

import org.jspecify.annotations.NullMarked;
