package io.walras.auctioneer.rfq;

import io.walras.protocol.chain.Address;

/** What sessions of makers do with the orders that makers have at the auctioneer. Never fails towards its caller. */
public interface SessionOrders {
    /** Cancels all open orders of the owner; {@code at} in unix milliseconds. */
    void cancelAll(Address owner, long at);

    /** Has all open orders of the owner cancelled at this unix millisecond, unless this is called again before. */
    void cancelAt(Address owner, long cancelAt);

    /** Takes {@link #cancelAt} back. */
    void keep(Address owner);
}
