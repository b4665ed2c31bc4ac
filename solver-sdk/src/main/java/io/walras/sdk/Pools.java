package io.walras.sdk;

import io.walras.protocol.chain.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pools of an auction, to be looked up by the two tokens they swap. */
public final class Pools {
    private final List<Pool> all;
    private final Map<Pair, List<Pool>> byPair = new HashMap<>();

    private record Pair(Address tokenA, Address tokenB) {}

    /** These pools; their order is kept. */
    public Pools(List<Pool> pools) {
        all = List.copyOf(pools);
        for (Pool pool : all) {
            for (Address tokenA : pool.tokens()) {
                for (Address tokenB : pool.tokens()) {
                    if (!tokenA.equals(tokenB)) {
                        byPair.computeIfAbsent(new Pair(tokenA, tokenB), pair -> new ArrayList<>())
                                .add(pool);
                    }
                }
            }
        }
        byPair.replaceAll((pair, found) -> List.copyOf(found));
    }

    /** All of them, in the request's order. */
    public List<Pool> all() {
        return all;
    }

    /** Those that swap one of the two tokens for the other, in the request's order. */
    public List<Pool> between(Address tokenA, Address tokenB) {
        return byPair.getOrDefault(new Pair(tokenA, tokenB), List.of());
    }
}
