package io.walras.auctioneer.auction;

import io.walras.protocol.chain.TokenPair;
import io.walras.settlement.chain.PoolDirectory;
import io.walras.settlement.chain.V2Factory;
import io.walras.settlement.chain.V2Pair;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which pools exist of the token pairs that auctions are about. Pools hardly ever appear, so the factories are asked about
 * a pair once, and about one without a pool again after a while. What is asked at a time and what is remembered is
 * bounded, however many tokens the orders name. Safe to use from many threads, one of which asks at a time.
 */
public final class PairDirectory {
    private static final int REMEMBERED = 100_000;

    private final PoolDirectory directory;
    private final List<V2Factory> factories;
    private final Duration timeToLive;
    private final InstantSource clock;
    private final Map<TokenPair, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TokenPair, Known> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Known(List<V2Pair> pools, long askedAt) {}

    /** What is not there is looked for again after {@code timeToLive}. */
    public PairDirectory(PoolDirectory directory, List<V2Factory> factories, Duration timeToLive, InstantSource clock) {
        this.directory = directory;
        this.factories = List.copyOf(factories);
        this.timeToLive = timeToLive;
        this.clock = clock;
    }

    /** The pools of these pairs; if too many of the pairs are new, those named last are found the next time. */
    public synchronized List<V2Pair> of(Collection<TokenPair> wanted) {
        Set<TokenPair> pairs = new LinkedHashSet<>(wanted);
        long now = clock.millis();
        ask(
                pairs.stream()
                        .filter(pair -> isOld(pair, now))
                        .limit(PoolDirectory.MAX_PAIRS)
                        .toList(),
                now);
        return pairs.stream()
                .map(known::get)
                .filter(found -> found != null)
                .flatMap(found -> found.pools().stream())
                .toList();
    }

    private boolean isOld(TokenPair pair, long now) {
        Known found = known.get(pair);
        boolean complete = found != null && found.pools().size() == factories.size();
        return found == null || (!complete && now - found.askedAt() >= timeToLive.toMillis());
    }

    private void ask(List<TokenPair> pairs, long now) {
        if (pairs.isEmpty()) {
            return;
        }
        Map<TokenPair, List<V2Pair>> found = new LinkedHashMap<>();
        pairs.forEach(pair -> found.put(pair, new ArrayList<>()));
        for (V2Factory factory : factories) {
            for (V2Pair pool : directory.pools(factory, pairs)) {
                found.computeIfPresent(new TokenPair(pool.token0(), pool.token1()), (pair, pools) -> {
                    pools.add(pool);
                    return pools;
                });
            }
        }
        found.forEach((pair, pools) -> known.put(pair, new Known(List.copyOf(pools), now)));
    }
}
