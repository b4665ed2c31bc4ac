package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.completeOK;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.handleWebSocketMessages;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.walras.auctioneer.ledger.Feed;
import io.walras.auctioneer.ledger.FeedEvent;
import io.walras.protocol.wire.order.ErrorJson;
import io.walras.protocol.wire.order.OrderBookJson;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.marshalling.sse.EventStreamMarshalling;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.sse.ServerSentEvent;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.http.javadsl.server.PathMatcher0;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.japi.pf.PFBuilder;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/**
 * The feed, as Server-Sent Events and as a WebSocket: from now on, or from after the event that the client names as its last.
 * A stream that cannot go on ends with an event of type error.
 */
final class EventRoutes {
    private static final PathMatcher0 EVENTS = segment("api").slash("v1").slash("events");

    private static final String NO_SUCH_EVENT = "no event has the id of Last-Event-ID, or after, yet";

    private final Feed feed;
    private final HttpSettings settings;
    private final SharedKillSwitch stop;

    /** {@code stop} ends the streams when the server does. */
    EventRoutes(Feed feed, HttpSettings settings, SharedKillSwitch stop) {
        this.feed = feed;
        this.settings = settings;
        this.stop = stop;
    }

    Route routes() {
        return concat(
                path(
                        EVENTS,
                        () -> get(() -> Edge.endpoint(
                                Endpoint.GET_EVENTS, () -> extractRequest(request -> asked(request, this::sent))))),
                path(
                        EVENTS.slash("ws"),
                        () -> get(() -> Edge.endpoint(Endpoint.EVENT_STREAM, () -> extractRequest(this::webSocket)))));
    }

    private Route asked(HttpRequest request, Function<EventQuery, Route> answer) {
        return switch (EventQuery.of(request)) {
            case EventQuery.Read.Wrong(ApiError error) -> complete(error.toResponse());
            case EventQuery.Read.Asked(EventQuery query) ->
                query.after().filter(id -> !feed.mayBeGivenOut(id)).isPresent()
                        ? complete(ApiError.of(422, "InvalidEventId", NO_SUCH_EVENT)
                                .toResponse())
                        : answer.apply(query);
        };
    }

    private Route sent(EventQuery query) {
        Source<ServerSentEvent, NotUsed> events = query.from(feed)
                .map(EventRoutes::event)
                .recover(new PFBuilder<Throwable, ServerSentEvent>()
                        .matchAny(failure -> ServerSentEvent.create(end(failure), "error"))
                        .build())
                .keepAlive(settings.heartbeat(), ServerSentEvent::heartbeat)
                .via(stop.flow());
        return completeOK(events, EventStreamMarshalling.toEventStream());
    }

    private Route webSocket(HttpRequest request) {
        if (request.getAttribute(AttributeKeys.webSocketUpgrade).isEmpty()) {
            return complete(ApiError.of(400, "NotAWebSocket", "these events are told on a WebSocket")
                    .toResponse());
        }
        return asked(request, query -> handleWebSocketMessages(messages(query)));
    }

    /** Whatever a client says ends its stream: it has nothing to say. */
    private Flow<Message, Message, NotUsed> messages(EventQuery query) {
        Source<Message, NotUsed> events = query.from(feed)
                .map(EventRoutes::message)
                .recover(new PFBuilder<Throwable, String>()
                        .matchAny(failure -> "{\"event\":\"error\",\"data\":" + end(failure) + "}")
                        .build())
                .<Message>map(TextMessage::create)
                .via(stop.flow());
        return Flow.fromSinkAndSourceCoupled(Flow.of(Message.class).take(1).to(Sink.ignore()), events);
    }

    private static ServerSentEvent event(FeedEvent event) {
        return ServerSentEvent.create(
                event.news().json(),
                Optional.of(event.news().kind().wireName()),
                Optional.of(Long.toString(event.id())),
                OptionalInt.empty());
    }

    /** The parts of a Server-Sent Event in one JSON object; the payload is JSON already. */
    private static String message(FeedEvent event) {
        return "{\"id\":" + event.id() + ",\"event\":\"" + event.news().kind().wireName() + "\",\"data\":"
                + event.news().json() + "}";
    }

    private static String end(Throwable failure) {
        return OrderBookJson.write(
                switch (failure) {
                    case Feed.FellBehind behind ->
                        new ErrorJson(
                                "FellBehind", "the events were read too slowly; resume after the last one", Map.of());
                    case Feed.NeverGivenOut never -> new ErrorJson("InvalidEventId", NO_SUCH_EVENT, Map.of());
                    case Feed.TooManySubscribers many ->
                        new ErrorJson("TooManySubscribers", "as many streams as are allowed are open", Map.of());
                    default ->
                        new ErrorJson("Unavailable", "the stream cannot go on; resume after the last event", Map.of());
                });
    }
}
