package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.handleWebSocketMessages;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.walras.auctioneer.rfq.KnownMaker;
import io.walras.auctioneer.rfq.MakerDirectory;
import io.walras.auctioneer.rfq.MakerSessions;
import io.walras.protocol.rfq.quality.MakerStats;
import io.walras.protocol.wire.order.MakerStandingJson;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.server.PathMatcher0;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.stream.SharedKillSwitch;
import org.jspecify.annotations.Nullable;

/** The connection that a maker opens, and what is published of the makers. */
final class MakerRoutes {
    private static final PathMatcher0 V1 = segment("api").slash("v1");

    private final @Nullable MakerSessions sessions;
    private final MakerDirectory makers;
    private final SharedKillSwitch stop;

    /** {@code sessions}: null where no quote can be taken. */
    MakerRoutes(@Nullable MakerSessions sessions, MakerDirectory makers, SharedKillSwitch stop) {
        this.sessions = sessions;
        this.makers = makers;
        this.stop = stop;
    }

    Route routes() {
        return concat(
                path(
                        V1.slash("maker"),
                        () -> get(() -> Edge.endpoint(Endpoint.MAKER_SESSION, () -> extractRequest(this::session)))),
                path(
                        V1.slash("makers"),
                        () -> get(() -> Edge.endpoint(
                                Endpoint.GET_MAKERS,
                                () -> completeWithFuture(makers.all()
                                        .thenApply(all -> Answers.json(all.stream()
                                                .map(MakerRoutes::json)
                                                .toList())))))),
                path(
                        V1.slash("makers").slash(segment()),
                        text -> get(() -> Edge.endpoint(
                                Endpoint.GET_MAKER,
                                () -> completeWithFuture(Queries.address(
                                        text,
                                        maker -> makers.of(maker).thenApply(known -> Answers.json(json(known)))))))));
    }

    private Route session(HttpRequest request) {
        if (sessions == null) {
            return complete(Answers.notFound("no quotes can be taken here").toResponse());
        }
        if (request.getAttribute(AttributeKeys.webSocketUpgrade).isEmpty()) {
            return complete(ApiError.of(400, "NotAWebSocket", "a maker's session is a WebSocket")
                    .toResponse());
        }
        return handleWebSocketMessages(sessions.open(Client.of(request), stop));
    }

    private static MakerStandingJson json(KnownMaker known) {
        MakerStats stats = known.stats();
        return new MakerStandingJson(
                known.maker(),
                known.name(),
                known.connected(),
                stats.requests(),
                stats.quoted(),
                stats.declined(),
                stats.rejected(),
                stats.invalid(),
                stats.late(),
                stats.p50(),
                stats.p99(),
                stats.selected(),
                stats.winRate(),
                stats.divergence().bias(),
                stats.divergence().deviation(),
                stats.outcomes(),
                stats.faults(),
                stats.weight(),
                stats.isRestricted() ? stats.restrictedUntil() : null);
    }
}
