package io.walras.auctioneer.hostile;

import io.walras.protocol.bundle.BundleRefusal.Code;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A bid that would take something from users or rivals if it were believed. */
interface BadBid {
    /** What is sent. */
    String text(Stand stand);

    /** Why it is refused; empty if it is not, and cannot win all the same. */
    Optional<Code> refusal();

    String name();

    /** All that there are. */
    static List<BadBid> all() {
        return Stream.<BadBid[]>of(BadTrades.values(), BadPrices.values(), BadInteractions.values(), BadText.values())
                .flatMap(Stream::of)
                .toList();
    }
}
