package io.walras.auctioneer.rfq;

import io.walras.protocol.wire.maker.HubMessage;

/** The way to a maker. Never blocks, and never fails: who cannot be reached does not answer. */
interface MakerLine {
    void tell(HubMessage message);

    /** There are new rows for the maker. */
    void news();

    /** The same instance of the maker has come by another way. */
    void replaced();
}
