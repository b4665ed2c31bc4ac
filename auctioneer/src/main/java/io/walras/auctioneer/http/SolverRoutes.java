package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.handleWebSocketMessages;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.walras.auctioneer.solver.DeliveryTimes;
import io.walras.auctioneer.solver.KnownSolver;
import io.walras.auctioneer.solver.KnownSolvers;
import io.walras.auctioneer.solver.session.SolverSessions;
import io.walras.protocol.wire.order.SolverJson;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.server.PathMatcher0;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.stream.SharedKillSwitch;

/** The connection that a solver opens, and what is published of the solvers. */
final class SolverRoutes {
    private static final PathMatcher0 V1 = segment("api").slash("v1");

    private final SolverSessions sessions;
    private final KnownSolvers solvers;
    private final SharedKillSwitch stop;

    SolverRoutes(SolverSessions sessions, KnownSolvers solvers, SharedKillSwitch stop) {
        this.sessions = sessions;
        this.solvers = solvers;
        this.stop = stop;
    }

    Route routes() {
        return concat(
                path(
                        V1.slash("solver"),
                        () -> get(() -> Edge.endpoint(Endpoint.SOLVER_SESSION, () -> extractRequest(this::session)))),
                path(
                        V1.slash("solvers"),
                        () -> get(() -> Edge.endpoint(
                                Endpoint.GET_SOLVERS,
                                () -> complete(Answers.json(solvers.all().stream()
                                        .map(SolverRoutes::json)
                                        .toList()))))));
    }

    private Route session(HttpRequest request) {
        if (request.getAttribute(AttributeKeys.webSocketUpgrade).isEmpty()) {
            return complete(ApiError.of(400, "NotAWebSocket", "a solver's session is a WebSocket")
                    .toResponse());
        }
        return handleWebSocketMessages(sessions.open(Client.of(request), stop));
    }

    private static SolverJson json(KnownSolver solver) {
        DeliveryTimes.Delivery delivery = solver.delivery();
        return new SolverJson(
                solver.name(),
                solver.address(),
                solver.kind().wireName(),
                solver.connected(),
                new SolverJson.Delivery(
                        delivery.auctions(), delivery.misses(), delivery.last(), delivery.p50(), delivery.p95()));
    }
}
