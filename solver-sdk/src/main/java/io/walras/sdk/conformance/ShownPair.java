package io.walras.sdk.conformance;

import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.maker.LevelJson;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.PairTerms;
import io.walras.protocol.wire.maker.PriceJson;
import java.util.List;

/**
 * What the kit's maker shows, so that a hub asks it.
 *
 * @param price at which it would buy all of the largest size, and sell it for a hundredth more
 */
public record ShownPair(PairTerms pair, PriceJson price) {
    private static final Uint256 HUNDRED = Uint256.of(100);
    private static final Uint256 ONE_MORE = Uint256.of(101);
    private static final long VALID_MS = 5_000;

    MakerMessage.SetUniverse universe() {
        return new MakerMessage.SetUniverse(List.of(pair));
    }

    /** The ladder at this moment, in unix milliseconds, which also counts its updates. */
    MakerMessage.LevelsSnapshot ladder(long now) {
        PriceJson ask = new PriceJson(price.base().times(HUNDRED), price.quote().times(ONE_MORE));
        return new MakerMessage.LevelsSnapshot(
                pair.base(),
                pair.quote(),
                now,
                now,
                VALID_MS,
                List.of(new LevelJson(price, pair.maxSize())),
                List.of(new LevelJson(ask, pair.maxSize())));
    }
}
