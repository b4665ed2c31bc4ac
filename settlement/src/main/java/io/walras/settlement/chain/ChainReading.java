package io.walras.settlement.chain;

import io.walras.protocol.auction.ChainView;
import io.walras.protocol.auction.ChainView.Holding;
import io.walras.protocol.intent.OrderUid;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was read for a cut.
 *
 * @param unreadable holdings that are missing from the view because their token gives no sensible answer, and what it
 *     did instead
 * @param unsimulated orders whose hooks could not be tried, so that their owners' funds are told as they are without
 *     them, and why
 */
public record ChainReading(ChainView view, Map<Holding, String> unreadable, Map<OrderUid, String> unsimulated) {
    public ChainReading {
        unreadable = Collections.unmodifiableMap(new LinkedHashMap<>(unreadable));
        unsimulated = Collections.unmodifiableMap(new LinkedHashMap<>(unsimulated));
    }
}
