/** The desk at which makers are asked, with scripted makers and at its real socket. */
@NullMarked
package io.walras.auctioneer.rfq;

import org.jspecify.annotations.NullMarked;
