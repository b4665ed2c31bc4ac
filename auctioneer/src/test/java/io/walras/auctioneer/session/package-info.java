/** What connections have in common. */
@NullMarked
package io.walras.auctioneer.session;

import org.jspecify.annotations.NullMarked;
