package io.walras.auctioneer.hostile;

import io.walras.protocol.bid.BidFault;
import java.util.Optional;

/** What a solver that has a session does wrong in one auction. Every step waits for the auctioneer's answer to it. */
interface Trick {
    /** While bids are taken. */
    void beforeTheClose(Offender offender, Scene scene);

    /** One millisecond after the last at which bids count. */
    default void afterTheClose(Offender offender, Scene scene) {}

    /** While bids are opened. */
    default void whileBidsAreOpened(Offender offender, Scene scene) {}

    /** One millisecond after the last at which openings count. */
    default void afterTheOpenings(Offender offender, Scene scene) {}

    /** What it is held against the solver. */
    default Optional<BidFault.Kind> fault() {
        return Optional.empty();
    }

    String name();
}
