package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.completeOK;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.walras.auctioneer.ledger.Feed;
import io.walras.auctioneer.ledger.FeedEvent;
import io.walras.protocol.wire.order.ErrorJson;
import io.walras.protocol.wire.order.OrderBookJson;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.marshalling.sse.EventStreamMarshalling;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.sse.ServerSentEvent;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.japi.pf.PFBuilder;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.javadsl.Source;

/**
 * The feed as Server-Sent Events: from now on, or from after the event that the client names as its last. A stream that
 * cannot go on ends with an event of type error.
 */
final class EventRoutes {
    private static final Pattern EVENT_ID = Pattern.compile("[0-9]{1,18}");

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
        return path(
                segment("api").slash("v1").slash("events"),
                () -> get(() -> Edge.endpoint(Endpoint.GET_EVENTS, () -> extractRequest(this::events))));
    }

    private Route events(HttpRequest request) {
        Optional<String> last = request.getHeader("Last-Event-ID").map(HttpHeader::value);
        if (last.isPresent() && !EVENT_ID.matcher(last.get()).matches()) {
            return complete(ApiError.of(422, "InvalidEventId", "Last-Event-ID is not the id of an event")
                    .toResponse());
        }
        Source<FeedEvent, NotUsed> events =
                last.map(id -> feed.after(Long.parseLong(id))).orElseGet(feed::live);
        return completeOK(stream(events), EventStreamMarshalling.toEventStream());
    }

    private Source<ServerSentEvent, NotUsed> stream(Source<FeedEvent, NotUsed> events) {
        return events.map(EventRoutes::event)
                .recover(new PFBuilder<Throwable, ServerSentEvent>()
                        .matchAny(EventRoutes::end)
                        .build())
                .keepAlive(settings.heartbeat(), ServerSentEvent::heartbeat)
                .via(stop.flow());
    }

    private static ServerSentEvent event(FeedEvent event) {
        return ServerSentEvent.create(
                event.news().json(),
                Optional.of(event.news().kind().wireName()),
                Optional.of(Long.toString(event.id())),
                OptionalInt.empty());
    }

    private static ServerSentEvent end(Throwable failure) {
        ErrorJson error = switch (failure) {
            case Feed.FellBehind behind ->
                new ErrorJson("FellBehind", "the events were read too slowly; resume after the last one", Map.of());
            case Feed.TooManySubscribers many ->
                new ErrorJson("TooManySubscribers", "as many streams as are allowed are open", Map.of());
            default -> new ErrorJson("Unavailable", "the stream cannot go on; resume after the last event", Map.of());
        };
        return ServerSentEvent.create(OrderBookJson.write(error), "error");
    }
}
