package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.completeOK;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.walras.auctioneer.book.Books;
import io.walras.protocol.book.Depth;
import io.walras.protocol.wire.order.DepthJson;
import io.walras.protocol.wire.order.MarketJson;
import io.walras.protocol.wire.order.OrderBookJson;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.marshalling.sse.EventStreamMarshalling;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.sse.ServerSentEvent;
import org.apache.pekko.http.javadsl.server.PathMatcher0;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.javadsl.Source;

/** The markets, and what their books show: once, or as Server-Sent Events. */
final class MarketRoutes {
    private static final PathMatcher0 MARKETS = segment("api").slash("v1").slash("markets");
    private static final Pattern DEPTH = Pattern.compile("[0-9]{1,3}");

    private final Books books;
    private final HttpSettings settings;
    private final SharedKillSwitch stop;

    /** {@code stop} ends the streams when the server does. */
    MarketRoutes(Books books, HttpSettings settings, SharedKillSwitch stop) {
        this.books = books;
        this.settings = settings;
        this.stop = stop;
    }

    Route routes() {
        return concat(
                path(MARKETS, () -> get(() -> Edge.endpoint("get_markets", this::markets))),
                path(
                        MARKETS.slash(segment()).slash("book"),
                        name -> get(() -> Edge.endpoint(
                                "get_market_book", () -> extractRequest(request -> book(name, request))))),
                path(
                        MARKETS.slash(segment()).slash("book").slash("events"),
                        name -> get(() -> Edge.endpoint("get_market_book_events", () -> events(name)))));
    }

    private Route markets() {
        return complete(
                Answers.json(books.markets().stream().map(MarketJson::of).toList()));
    }

    private Route book(String name, HttpRequest request) {
        String levels = request.getUri().query().get("depth").orElse(Integer.toString(Depth.LEVELS));
        boolean readable = DEPTH.matcher(levels).matches()
                && Integer.parseInt(levels) >= 1
                && Integer.parseInt(levels) <= Depth.LEVELS;
        if (!readable) {
            return complete(ApiError.of(422, "InvalidDepth", "depth must be from 1 to " + Depth.LEVELS)
                    .toResponse());
        }
        return books.depth(name)
                .map(depth -> complete(Answers.json(DepthJson.of(depth, Integer.parseInt(levels)))))
                .orElseGet(MarketRoutes::unknown);
    }

    private Route events(String name) {
        if (books.depth(name).isEmpty()) {
            return unknown();
        }
        Optional<Source<Depth, NotUsed>> followed = books.follow(name);
        if (followed.isEmpty()) {
            return complete(ApiError.of(503, "TooManySubscribers", "as many streams as are allowed are open")
                    .toResponse());
        }
        Source<ServerSentEvent, NotUsed> told = followed.get()
                .statefulMap(
                        Optional::<Depth>empty,
                        (last, depth) -> Pair.create(
                                Optional.of(depth),
                                last.map(earlier -> event("delta", DepthJson.between(earlier, depth), depth))
                                        .orElseGet(() -> event("snapshot", DepthJson.of(depth, Depth.LEVELS), depth))),
                        last -> Optional.empty())
                .keepAlive(settings.heartbeat(), ServerSentEvent::heartbeat)
                .via(stop.flow());
        return completeOK(told, EventStreamMarshalling.toEventStream());
    }

    private static ServerSentEvent event(String type, DepthJson json, Depth depth) {
        return ServerSentEvent.create(
                OrderBookJson.write(json),
                Optional.of(type),
                Optional.of(Long.toString(depth.sequence())),
                OptionalInt.empty());
    }

    private static Route unknown() {
        return complete(ApiError.of(404, "UnknownMarket", "there is no such market; GET /api/v1/markets lists them")
                .toResponse());
    }
}
