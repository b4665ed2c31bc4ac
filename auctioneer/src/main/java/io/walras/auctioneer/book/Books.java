package io.walras.auctioneer.book;

import io.walras.protocol.book.Book;
import io.walras.protocol.book.Depth;
import io.walras.protocol.book.Market;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.NotUsed;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.OverflowStrategy;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.javadsl.SourceQueueWithComplete;

/**
 * What the books show, for as many readers as there are. A follower that reads slowly skips what is outdated; it never
 * holds anything up.
 */
public final class Books {
    private final List<Market> markets;
    private final int maxFollowers;
    private final Map<String, Depth> depths = new ConcurrentHashMap<>();
    private final Map<String, Set<SourceQueueWithComplete<Depth>>> followers = new ConcurrentHashMap<>();
    private final AtomicInteger following = new AtomicInteger();

    /** The books of these markets, which so many may follow at once. */
    public Books(List<Market> markets, int maxFollowers) {
        this.markets = List.copyOf(markets);
        this.maxFollowers = maxFollowers;
        for (Market market : markets) {
            depths.put(market.name(), Depth.empty(market.name()));
            followers.put(market.name(), ConcurrentHashMap.newKeySet());
        }
    }

    public List<Market> markets() {
        return markets;
    }

    /** The market of this name. */
    public Optional<Market> market(String name) {
        return markets.stream().filter(market -> market.name().equals(name)).findFirst();
    }

    /** What the book of the market shows now. */
    public Optional<Depth> depth(String market) {
        return Optional.ofNullable(depths.get(market));
    }

    /** What the book shows now, and then whenever that changes; empty if as many as are allowed follow already. */
    public Optional<Source<Depth, NotUsed>> follow(String market) {
        Set<SourceQueueWithComplete<Depth>> queues = followers.get(market);
        if (queues == null || following.incrementAndGet() > maxFollowers) {
            following.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(Source.<Depth>queue(1, OverflowStrategy.dropHead())
                .mapMaterializedValue(queue -> {
                    queues.add(queue);
                    depth(market).ifPresent(queue::offer);
                    queue.watchCompletion().whenComplete((done, failure) -> {
                        queues.remove(queue);
                        following.decrementAndGet();
                    });
                    return NotUsed.getInstance();
                })
                .statefulMap(() -> -1L, Books::fresh, last -> Optional.empty())
                .mapConcat(depth -> depth.stream().toList()));
    }

    /** The first offer may come after a later one. */
    private static Pair<Long, Optional<Depth>> fresh(long last, Depth depth) {
        return depth.sequence() > last
                ? Pair.create(depth.sequence(), Optional.of(depth))
                : Pair.create(last, Optional.empty());
    }

    /** The book shows this now; for its one keeper. */
    void update(String market, Book book) {
        Depth before = depths.getOrDefault(market, Depth.empty(market));
        Depth now = before.now(book);
        if (!now.equals(before)) {
            depths.put(market, now);
            followers.getOrDefault(market, Set.of()).forEach(queue -> queue.offer(now));
        }
    }
}
