/** Tests of sessions, against an auctioneer on the loopback address. */
@NullMarked
package io.walras.sdk.maker;

import org.jspecify.annotations.NullMarked;
