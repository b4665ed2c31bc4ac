package io.walras.protocol.auction;

import java.util.Optional;

/** The result of a step of an auction: where it stands now, and what it wants done, if anything. */
public record AuctionStep(AuctionState next, Optional<AuctionEffect> effect) {
    static AuctionStep to(AuctionState next) {
        return new AuctionStep(next, Optional.empty());
    }

    static AuctionStep to(AuctionState next, AuctionEffect effect) {
        return new AuctionStep(next, Optional.of(effect));
    }
}
