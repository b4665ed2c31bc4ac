package io.walras.protocol.auction;

import io.walras.protocol.bid.SealedBook;
import java.util.Optional;

/**
 * The result of a step of an auction: where it stands now, and what it wants done, if anything.
 *
 * @param refusal why a commitment or an opening does not count; empty if it does, and for any other input
 */
public record AuctionStep(AuctionState next, Optional<AuctionEffect> effect, Optional<SealedBook.Refusal> refusal) {
    static AuctionStep to(AuctionState next) {
        return new AuctionStep(next, Optional.empty(), Optional.empty());
    }

    static AuctionStep to(AuctionState next, AuctionEffect effect) {
        return new AuctionStep(next, Optional.of(effect), Optional.empty());
    }

    static AuctionStep refused(AuctionState next, SealedBook.Refusal refusal) {
        return new AuctionStep(next, Optional.empty(), Optional.of(refusal));
    }
}
