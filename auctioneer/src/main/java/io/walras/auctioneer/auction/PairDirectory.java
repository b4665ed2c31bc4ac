package io.walras.auctioneer.auction;

import io.walras.protocol.chain.Address;
import io.walras.settlement.chain.PoolDirectory;
import io.walras.settlement.chain.V2Factory;
import io.walras.settlement.chain.V2Pair;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which pools exist between the tokens that auctions are about. Pools hardly ever appear, so the factories are asked
 * again only for tokens not looked at yet, or after a while. Used by one thread at a time.
 */
public final class PairDirectory {
    private final PoolDirectory directory;
    private final List<V2Factory> factories;
    private final Duration timeToLive;
    private final InstantSource clock;
    private Set<Address> asked = Set.of();
    private List<V2Pair> pairs = List.of();
    private long askedAt;

    /** What is not there is looked for again after {@code timeToLive}. */
    public PairDirectory(PoolDirectory directory, List<V2Factory> factories, Duration timeToLive, InstantSource clock) {
        this.directory = directory;
        this.factories = List.copyOf(factories);
        this.timeToLive = timeToLive;
        this.clock = clock;
    }

    /** The pools between these tokens, of which the ones named first go first, and perhaps some more. */
    List<V2Pair> between(Collection<Address> tokens) {
        Set<Address> wanted = new LinkedHashSet<>();
        tokens.stream().limit(PoolDirectory.MAX_TOKENS).forEach(wanted::add);
        boolean fresh = clock.millis() - askedAt < timeToLive.toMillis();
        if (!fresh || !asked.containsAll(wanted)) {
            pairs = factories.stream()
                    .flatMap(factory -> directory.pairs(factory, wanted).stream())
                    .toList();
            asked = wanted;
            askedAt = clock.millis();
        }
        return pairs;
    }
}
