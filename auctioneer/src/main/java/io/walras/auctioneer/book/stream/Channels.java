package io.walras.auctioneer.book.stream;

import io.walras.auctioneer.book.Books;
import io.walras.auctioneer.book.Tape;
import io.walras.auctioneer.book.Told;
import io.walras.protocol.book.Depth;
import io.walras.protocol.book.Market;
import io.walras.protocol.market.Pair;
import io.walras.protocol.wire.market.BestPricesJson;
import io.walras.protocol.wire.market.Channel;
import io.walras.protocol.wire.market.MarketTradeJson;
import io.walras.protocol.wire.market.PairResultJson;
import io.walras.protocol.wire.market.StartJson;
import io.walras.protocol.wire.order.DepthJson;
import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/**
 * What there is to follow of the markets. A stream begins with where it begins: the whole of what may be skipped, as of books,
 * or the number after which nothing will be missing, as of trades.
 */
public final class Channels {
    private final Books books;
    private final Tape tape;

    public Channels(Books books, Tape tape) {
        this.books = books;
        this.tape = tape;
    }

    /** The stream; empty if there is no such market. Fails with {@link io.walras.auctioneer.book.Interrupted}. */
    public Optional<Source<StreamEvent, NotUsed>> open(Channel channel, String name) {
        return books.market(name).flatMap(market -> switch (channel) {
            case BOOK -> Optional.of(book(market));
            case BBO -> Optional.of(best(market));
            case TRADES -> tape.trades(name).map(trades -> numbered(trades, market, print -> trade(market, print)));
            case AUCTIONS ->
                tape.results(name)
                        .map(results ->
                                numbered(results, market, result -> new Named("result", PairResultJson.of(result))));
        });
    }

    private record Named(String type, Object data) {}

    private Source<StreamEvent, NotUsed> book(Market market) {
        return books.follow(market.name())
                .statefulMap(
                        Optional::<Depth>empty,
                        (last, depth) -> org.apache.pekko.japi.Pair.create(Optional.of(depth), change(last, depth)),
                        last -> Optional.empty());
    }

    private static StreamEvent change(Optional<Depth> last, Depth depth) {
        return last.map(earlier -> new StreamEvent("delta", depth.sequence(), DepthJson.between(earlier, depth)))
                .orElseGet(() -> new StreamEvent("snapshot", depth.sequence(), DepthJson.of(depth, Depth.LEVELS)));
    }

    private Source<StreamEvent, NotUsed> best(Market market) {
        return books.followBest(market.name())
                .map(best -> new StreamEvent("best", best.sequence(), BestPricesJson.of(best)));
    }

    private static Named trade(Market market, Tape.Print print) {
        return new Named(
                print.isTakenBack() ? "takenBack" : "trade", MarketTradeJson.of(print.trade(), Pair.of(market)));
    }

    private static <T> Source<StreamEvent, NotUsed> numbered(
            Source<Told<T>, NotUsed> told, Market market, Function<T, Named> name) {
        return told.map(next -> {
            Named named = next.what()
                    .map(name)
                    .orElseGet(() -> new Named("start", new StartJson(market.name(), next.sequence())));
            return new StreamEvent(named.type(), next.sequence(), named.data());
        });
    }
}
