package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.walras.auctioneer.book.Books;
import io.walras.auctioneer.ledger.MarketHistory;
import io.walras.protocol.book.Depth;
import io.walras.protocol.book.Market;
import io.walras.protocol.market.Pair;
import io.walras.protocol.wire.market.BestPricesJson;
import io.walras.protocol.wire.market.CandleJson;
import io.walras.protocol.wire.market.MarketTradeJson;
import io.walras.protocol.wire.market.PairResultJson;
import io.walras.protocol.wire.order.DepthJson;
import io.walras.protocol.wire.order.MarketJson;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.Query;
import org.apache.pekko.http.javadsl.server.PathMatcher0;
import org.apache.pekko.http.javadsl.server.PathMatcher1;
import org.apache.pekko.http.javadsl.server.Route;

/** The markets: what their books show, and what has been traded. */
final class MarketRoutes {
    static final PathMatcher0 V1 = segment("api").slash("v1");

    private static final PathMatcher0 MARKETS = V1.slash("markets");
    private static final Pattern DEPTH = Pattern.compile("[0-9]{1,3}");

    private final Books books;
    private final MarketHistory history;

    MarketRoutes(Books books, MarketHistory history) {
        this.books = books;
        this.history = history;
    }

    Route routes() {
        return concat(
                path(MARKETS, () -> get(() -> Edge.endpoint(Endpoint.GET_MARKETS, this::markets))),
                shown("book", Endpoint.GET_MARKET_BOOK, this::book),
                shown("bbo", Endpoint.GET_MARKET_BBO, this::best),
                traded("trades", Endpoint.GET_MARKET_TRADES, this::trades),
                traded("candles", Endpoint.GET_MARKET_CANDLES, this::candles),
                traded("auctions", Endpoint.GET_MARKET_AUCTIONS, this::auctions));
    }

    /** {@code /api/v1/markets/{market}/...} */
    static PathMatcher1<String> channel(String name) {
        return MARKETS.slash(segment()).slash(name);
    }

    private Route shown(String what, Endpoint endpoint, BiFunction<Market, Query, HttpResponse> answer) {
        return served(what, endpoint, request -> market -> complete(answer.apply(market, request)));
    }

    private Route traded(
            String what, Endpoint endpoint, BiFunction<Pair, Query, CompletionStage<HttpResponse>> answer) {
        return served(what, endpoint, request -> market -> completeWithFuture(answer.apply(Pair.of(market), request)));
    }

    private Route served(String what, Endpoint endpoint, Function<Query, Function<Market, Route>> answer) {
        return path(
                channel(what),
                name -> get(() -> Edge.endpoint(
                        endpoint,
                        () -> extractRequest(request -> books.market(name)
                                .map(answer.apply(request.getUri().query()))
                                .orElseGet(() -> complete(unknown()))))));
    }

    private Route markets() {
        return complete(
                Answers.json(books.markets().stream().map(MarketJson::of).toList()));
    }

    private HttpResponse book(Market market, Query query) {
        String levels = query.get("depth").orElse(Integer.toString(Depth.LEVELS));
        boolean readable = DEPTH.matcher(levels).matches()
                && Integer.parseInt(levels) >= 1
                && Integer.parseInt(levels) <= Depth.LEVELS;
        if (!readable) {
            return ApiError.of(422, "InvalidDepth", "depth must be from 1 to " + Depth.LEVELS)
                    .toResponse();
        }
        return books.depth(market.name())
                .map(depth -> Answers.json(DepthJson.of(depth, Integer.parseInt(levels))))
                .orElseGet(MarketRoutes::unknown);
    }

    private HttpResponse best(Market market, Query query) {
        return books.best(market.name())
                .map(best -> Answers.json(BestPricesJson.of(best)))
                .orElseGet(MarketRoutes::unknown);
    }

    private CompletionStage<HttpResponse> trades(Pair pair, Query query) {
        return MarketQueries.trades(
                query,
                asked -> history.trades(pair, asked.before(), asked.limit())
                        .thenApply(trades -> Answers.json(trades.stream()
                                .map(trade -> MarketTradeJson.of(trade, pair))
                                .toList())));
    }

    private CompletionStage<HttpResponse> candles(Pair pair, Query query) {
        return MarketQueries.candles(
                query,
                asked -> history.candles(pair, asked.interval(), asked.from(), asked.to(), asked.limit())
                        .thenApply(candles -> Answers.json(
                                candles.stream().map(CandleJson::of).toList())));
    }

    private CompletionStage<HttpResponse> auctions(Pair pair, Query query) {
        return MarketQueries.auctions(
                query,
                asked -> history.results(pair, asked.before(), asked.limit())
                        .thenApply(results -> Answers.json(
                                results.stream().map(PairResultJson::of).toList())));
    }

    static HttpResponse unknown() {
        return ApiError.of(404, "UnknownMarket", "there is no such market; GET /api/v1/markets lists them")
                .toResponse();
    }
}
