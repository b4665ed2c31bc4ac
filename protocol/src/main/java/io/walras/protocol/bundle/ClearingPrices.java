package io.walras.protocol.bundle;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One sell price and one buy price per token, relative to each other. A fill of a directed pair trades
 * at sellPrice(sellToken) : buyPrice(buyToken), so every fill of that pair gets the same rate.
 */
public record ClearingPrices(SortedMap<Address, Uint256> sell, SortedMap<Address, Uint256> buy) {
    public ClearingPrices {
        sell = Collections.unmodifiableSortedMap(new TreeMap<>(sell));
        buy = Collections.unmodifiableSortedMap(new TreeMap<>(buy));
    }

    /** One price per token for both sides, the form of CoW's solver engines. */
    public static ClearingPrices uniform(SortedMap<Address, Uint256> prices) {
        return new ClearingPrices(prices, prices);
    }
}
