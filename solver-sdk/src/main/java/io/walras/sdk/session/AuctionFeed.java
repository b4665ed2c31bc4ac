package io.walras.sdk.session;

import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.session.AuctioneerMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts auctions together from snapshots and deltas. */
final class AuctionFeed {
    private @Nullable AuctionJson latest;
    private long sequence;

    /** The whole auction; empty if one was missed, or what is told does not fit, and a snapshot has to be asked for. */
    Optional<AuctionJson> take(AuctioneerMessage.Auction told) {
        AuctionJson before = latest;
        latest = null;
        if (told.snapshot() != null) {
            latest = told.snapshot();
        } else if (told.delta() != null && before != null && told.sequence() == sequence + 1) {
            try {
                latest = told.delta().applyTo(before);
            } catch (IllegalArgumentException unfitting) {
                return Optional.empty();
            }
        }
        sequence = told.sequence();
        return Optional.ofNullable(latest);
    }
}
