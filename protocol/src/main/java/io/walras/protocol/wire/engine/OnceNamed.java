package io.walras.protocol.wire.engine;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A map that is read with each key once, however it is spelled: of two spellings the later would win unsaid.
 *
 * @param <K> in their natural order
 */
final class OnceNamed<K extends Comparable<K>, V> extends TreeMap<K, V> {
    private static final long serialVersionUID = 1;

    /** @throws IllegalArgumentException if the key is in the map */
    @Override
    public @Nullable V put(K key, V value) {
        if (containsKey(key)) {
            throw new IllegalArgumentException("a key is named twice");
        }
        return super.put(key, value);
    }
}
