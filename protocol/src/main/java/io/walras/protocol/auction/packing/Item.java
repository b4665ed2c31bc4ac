package io.walras.protocol.auction.packing;

import io.walras.protocol.num.Uint256;
import java.util.Set;

/**
 * Something that may be chosen.
 *
 * @param value what it is worth
 * @param keys what it occupies, at least one; of two items with a key in common at most one is chosen
 */
public record Item<K extends Comparable<K>>(Uint256 value, Set<K> keys) {
    public Item {
        keys = Set.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("an item occupies at least one key");
        }
    }
}
