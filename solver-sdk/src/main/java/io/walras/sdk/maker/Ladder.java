package io.walras.sdk.maker;

import io.walras.protocol.chain.Address;
import io.walras.protocol.wire.maker.LevelJson;
import java.time.Duration;
import java.util.List;

/**
 * What a maker would do at which prices, binding nobody.
 *
 * @param validFor how long after it was published it counts
 * @param bids at which it buys the base token, the highest price first; sizes in atoms of the base token
 * @param asks at which it sells, the lowest price first
 */
public record Ladder(Address base, Address quote, Duration validFor, List<LevelJson> bids, List<LevelJson> asks) {
    public Ladder {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
        if (validFor.toMillis() <= 0) {
            throw new IllegalArgumentException("a ladder is valid for some time");
        }
    }
}
