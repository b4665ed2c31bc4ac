package io.walras.auctioneer.book;

import io.walras.protocol.book.Book;
import io.walras.protocol.book.Depth;
import io.walras.protocol.book.Market;
import io.walras.protocol.market.BestPrices;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
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
    private final Map<String, Shown> shown = new ConcurrentHashMap<>();
    private final Map<String, Set<SourceQueueWithComplete<Shown>>> followers = new ConcurrentHashMap<>();

    private record Shown(Depth depth, BestPrices best) {}

    /** The books of these markets, all empty. */
    public Books(List<Market> markets) {
        this.markets = List.copyOf(markets);
        for (Market market : markets) {
            shown.put(market.name(), new Shown(Depth.empty(market.name()), BestPrices.none(market.name())));
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
        return Optional.ofNullable(shown.get(market)).map(Shown::depth);
    }

    /** The best prices of the market now. */
    public Optional<BestPrices> best(String market) {
        return Optional.ofNullable(shown.get(market)).map(Shown::best);
    }

    /** What the book shows now, and then whenever that changes; nothing of a market that there is not. */
    public Source<Depth, NotUsed> follow(String market) {
        return follow(market, now -> now.depth().sequence()).map(Shown::depth);
    }

    /** The best prices now, and then whenever one changes; nothing of a market that there is not. */
    public Source<BestPrices, NotUsed> followBest(String market) {
        return follow(market, now -> now.best().sequence()).map(Shown::best);
    }

    private Source<Shown, NotUsed> follow(String market, ToLongFunction<Shown> sequence) {
        Set<SourceQueueWithComplete<Shown>> queues = followers.get(market);
        if (queues == null) {
            return Source.empty();
        }
        return Source.<Shown>queue(1, OverflowStrategy.dropHead())
                .mapMaterializedValue(queue -> {
                    queues.add(queue);
                    Optional.ofNullable(shown.get(market)).ifPresent(queue::offer);
                    queue.watchCompletion().whenComplete((done, failure) -> queues.remove(queue));
                    return NotUsed.getInstance();
                })
                .statefulMap(() -> -1L, (last, now) -> fresh(last, now, sequence), last -> Optional.empty())
                .mapConcat(now -> now.stream().toList());
    }

    /** The first offer may come after a later one, and not everything that is offered concerns every follower. */
    private static Pair<Long, Optional<Shown>> fresh(long last, Shown now, ToLongFunction<Shown> sequence) {
        long number = sequence.applyAsLong(now);
        return number > last ? Pair.create(number, Optional.of(now)) : Pair.create(last, Optional.empty());
    }

    /** The book shows this now; for its one keeper. */
    void update(String market, Book book) {
        Shown before = shown.getOrDefault(market, new Shown(Depth.empty(market), BestPrices.none(market)));
        Depth depth = before.depth().now(book);
        if (!depth.equals(before.depth())) {
            Shown now = new Shown(depth, before.best().now(depth));
            shown.put(market, now);
            followers.getOrDefault(market, Set.of()).forEach(queue -> queue.offer(now));
        }
    }
}
