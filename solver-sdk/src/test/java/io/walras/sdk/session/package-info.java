/** Tests of sessions, against an auctioneer on the loopback address. */
@NullMarked
package io.walras.sdk.session;

import org.jspecify.annotations.NullMarked;
