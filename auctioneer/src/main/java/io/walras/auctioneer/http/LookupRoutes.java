package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.walras.protocol.wire.order.Decoded;
import io.walras.protocol.wire.order.OrderUids;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;

/** Asking for many orders at once. */
final class LookupRoutes {
    private final OrderQueries queries;
    private final BodyReader bodies;
    private final HttpSettings settings;

    LookupRoutes(OrderQueries queries, BodyReader bodies, HttpSettings settings) {
        this.queries = queries;
        this.bodies = bodies;
        this.settings = settings;
    }

    Route routes() {
        return path(
                segment("api").slash("v1").slash("orders").slash("by_uids"),
                () -> post(() -> Edge.endpoint(
                        Endpoint.POST_ORDERS_BY_UIDS,
                        () -> extractRequest(request -> completeWithFuture(bodies.read(request, this::orders))))));
    }

    private CompletionStage<HttpResponse> orders(byte[] body) {
        return switch (OrderUids.decode(body, settings.json())) {
            case Decoded.Malformed<OrderUids> malformed ->
                CompletableFuture.completedStage(ApiErrors.of(malformed).toResponse());
            case Decoded.Ok<OrderUids>(OrderUids asked) -> queries.all(asked.uids());
        };
    }
}
