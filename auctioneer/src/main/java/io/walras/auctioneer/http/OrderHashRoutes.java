package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.wire.order.AppDataField;
import io.walras.protocol.wire.order.Decoded;
import io.walras.protocol.wire.order.OrderHashJson;
import io.walras.protocol.wire.order.OrderHashRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;

/** Tells how an order is hashed, without judging or keeping it. */
final class OrderHashRoutes {
    private final Eip712Domain domain;
    private final BodyReader bodies;
    private final HttpSettings settings;

    OrderHashRoutes(Eip712Domain domain, BodyReader bodies, HttpSettings settings) {
        this.domain = domain;
        this.bodies = bodies;
        this.settings = settings;
    }

    Route routes() {
        return path(
                segment("api").slash("v1").slash("orders").slash("hash"),
                () -> post(() -> Edge.endpoint(
                        Endpoint.POST_ORDER_HASH,
                        () -> extractRequest(request -> completeWithFuture(bodies.read(request, this::hash))))));
    }

    private CompletionStage<HttpResponse> hash(byte[] body) {
        return CompletableFuture.completedStage(
                switch (OrderHashRequest.decode(body, settings.json())) {
                    case Decoded.Malformed<OrderHashRequest> malformed ->
                        ApiErrors.of(malformed).toResponse();
                    case Decoded.Ok<OrderHashRequest>(OrderHashRequest asked) ->
                        Answers.json(OrderHashJson.of(
                                domain, asked.order().with(appDataHash(asked.appData())), asked.from()));
                });
    }

    private static Bytes32 appDataHash(AppDataField appData) {
        return switch (appData) {
            case AppDataField.Document document -> Keccak256.hash(document.text());
            case AppDataField.HashOnly hashed -> hashed.hash();
        };
    }
}
