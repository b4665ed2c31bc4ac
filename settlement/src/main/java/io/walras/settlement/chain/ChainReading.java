package io.walras.settlement.chain;

import io.walras.protocol.auction.ChainView;
import io.walras.protocol.auction.ChainView.Holding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was read for a cut.
 *
 * @param unreadable holdings that are missing from the view because their token gives no sensible answer, and what it
 *     did instead
 */
public record ChainReading(ChainView view, Map<Holding, String> unreadable) {
    public ChainReading {
        unreadable = Collections.unmodifiableMap(new LinkedHashMap<>(unreadable));
    }
}
