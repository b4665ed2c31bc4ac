package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.completeOK;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.handleWebSocketMessages;
import static org.apache.pekko.http.javadsl.server.Directives.path;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.walras.auctioneer.book.Interrupted;
import io.walras.auctioneer.book.stream.Channels;
import io.walras.auctioneer.book.stream.MarketStreams;
import io.walras.auctioneer.book.stream.Seats;
import io.walras.auctioneer.book.stream.StreamEvent;
import io.walras.protocol.wire.market.Channel;
import io.walras.protocol.wire.order.ErrorJson;
import io.walras.protocol.wire.order.OrderBookJson;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.marshalling.sse.EventStreamMarshalling;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.sse.ServerSentEvent;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.japi.pf.PFBuilder;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.javadsl.Source;

/** What happens in the markets: each channel as Server-Sent Events, and all on one WebSocket. */
final class MarketStreamRoutes {
    private final Channels channels;
    private final Seats seats;
    private final MarketStreams streams;
    private final HttpSettings settings;
    private final SharedKillSwitch stop;

    /** {@code stop} ends the streams when the server does. */
    MarketStreamRoutes(
            Channels channels,
            HttpSettings settings,
            MeterRegistry meters,
            InstantSource clock,
            SharedKillSwitch stop) {
        this.channels = channels;
        this.seats =
                new Seats(settings.streams().maxStreams(), settings.streams().maxStreamsPerAddress());
        Gauge.builder("walras.market.streams", seats::taken).register(meters);
        this.streams = new MarketStreams(channels, settings.streams(), seats, clock);
        this.settings = settings;
        this.stop = stop;
    }

    Route routes() {
        Route[] perChannel = Stream.of(Channel.values()).map(this::channel).toArray(Route[]::new);
        return concat(
                path(
                        MarketRoutes.V1.slash("stream"),
                        () -> get(() -> Edge.endpoint(Endpoint.MARKET_STREAM, () -> extractRequest(this::webSocket)))),
                perChannel);
    }

    private Route channel(Channel channel) {
        return path(
                MarketRoutes.channel(channel.wireName()).slash("events"),
                name -> get(() -> Edge.endpoint(
                        endpoint(channel),
                        () -> extractRequest(request -> events(channel, name, Client.of(request))))));
    }

    private static Endpoint endpoint(Channel channel) {
        return switch (channel) {
            case BOOK -> Endpoint.GET_MARKET_BOOK_EVENTS;
            case BBO -> Endpoint.GET_MARKET_BBO_EVENTS;
            case TRADES -> Endpoint.GET_MARKET_TRADES_EVENTS;
            case AUCTIONS -> Endpoint.GET_MARKET_AUCTIONS_EVENTS;
        };
    }

    private Route webSocket(HttpRequest request) {
        if (request.getAttribute(AttributeKeys.webSocketUpgrade).isEmpty()) {
            return complete(ApiError.of(400, "NotAWebSocket", "the stream of market data is a WebSocket")
                    .toResponse());
        }
        return handleWebSocketMessages(streams.open(Client.of(request), stop));
    }

    private Route events(Channel channel, String market, InetAddress from) {
        Optional<Source<StreamEvent, NotUsed>> events = channels.open(channel, market);
        if (events.isEmpty()) {
            return complete(MarketRoutes.unknown());
        }
        if (!seats.take(from)) {
            return complete(ApiError.of(503, "TooManySubscribers", "as many streams as are allowed are open")
                    .toResponse());
        }
        Source<ServerSentEvent, NotUsed> told = events.get()
                .map(MarketStreamRoutes::event)
                .recover(new PFBuilder<Throwable, ServerSentEvent>()
                        .matchAny(MarketStreamRoutes::end)
                        .build())
                .keepAlive(settings.heartbeat(), ServerSentEvent::heartbeat)
                .via(stop.flow())
                .watchTermination((same, end) -> {
                    end.whenComplete((done, failure) -> seats.giveBack(from));
                    return same;
                });
        return completeOK(told, EventStreamMarshalling.toEventStream());
    }

    private static ServerSentEvent event(StreamEvent event) {
        return ServerSentEvent.create(
                OrderBookJson.write(event.data()),
                Optional.of(event.type()),
                Optional.of(Long.toString(event.sequence())),
                OptionalInt.empty());
    }

    private static ServerSentEvent end(Throwable failure) {
        Interrupted.Reason reason =
                failure instanceof Interrupted known ? known.reason() : Interrupted.Reason.Unavailable;
        return ServerSentEvent.create(
                OrderBookJson.write(new ErrorJson(reason.name(), "the stream cannot go on; connect again", Map.of())),
                "error");
    }
}
