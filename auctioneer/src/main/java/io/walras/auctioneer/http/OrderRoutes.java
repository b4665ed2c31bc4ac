package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.walras.auctioneer.intake.CancellationIntake;
import io.walras.auctioneer.intake.OrderIntake;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.wire.order.Decoded;
import io.walras.protocol.wire.order.OrderCancellations;
import io.walras.protocol.wire.order.OrderCreation;
import java.net.InetAddress;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.PathMatcher0;
import org.apache.pekko.http.javadsl.server.Route;

/** Posting and cancelling orders, and asking for them one by one. */
final class OrderRoutes {
    private static final PathMatcher0 ORDERS = segment("api").slash("v1").slash("orders");

    private final OrderIntake orders;
    private final CancellationIntake cancellations;
    private final OrderQueries queries;
    private final BodyReader bodies;
    private final HttpSettings settings;
    private final IntakeAnswers answers;

    OrderRoutes(
            OrderIntake orders,
            CancellationIntake cancellations,
            OrderQueries queries,
            BodyReader bodies,
            HttpSettings settings,
            IntakeAnswers answers) {
        this.orders = orders;
        this.cancellations = cancellations;
        this.queries = queries;
        this.bodies = bodies;
        this.settings = settings;
        this.answers = answers;
    }

    Route routes() {
        return concat(
                path(
                        ORDERS,
                        () -> concat(
                                post(() -> Edge.endpoint(
                                        Endpoint.POST_ORDER,
                                        () -> request(request ->
                                                bodies.read(request, body -> postOrder(body, Client.of(request)))))),
                                delete(() -> Edge.endpoint(Endpoint.DELETE_ORDERS, () -> body(this::cancelOrders))))),
                path(
                        ORDERS.slash(segment()),
                        uid -> concat(
                                get(() -> Edge.endpoint(
                                        Endpoint.GET_ORDER, () -> completeWithFuture(queries.order(uid)))),
                                delete(() -> Edge.endpoint(
                                        Endpoint.DELETE_ORDER, () -> request(request -> cancelOrder(uid, request)))))),
                path(
                        ORDERS.slash(segment()).slash("status"),
                        uid -> get(() -> Edge.endpoint(
                                Endpoint.GET_ORDER_STATUS, () -> completeWithFuture(queries.progress(uid))))));
    }

    private Route body(Function<byte[], CompletionStage<HttpResponse>> handle) {
        return request(request -> bodies.read(request, handle));
    }

    private static Route request(Function<HttpRequest, CompletionStage<HttpResponse>> handle) {
        return extractRequest(request -> completeWithFuture(handle.apply(request)));
    }

    private CompletionStage<HttpResponse> postOrder(byte[] body, InetAddress client) {
        return switch (OrderCreation.decode(body, settings.json())) {
            case Decoded.Malformed<OrderCreation> malformed -> answers.malformed("post", malformed);
            case Decoded.Ok<OrderCreation>(OrderCreation creation) ->
                answers.answer("post", orders.admit(creation, client), ApiErrors::ofOrder);
        };
    }

    private CompletionStage<HttpResponse> cancelOrders(byte[] body) {
        return switch (OrderCancellations.decode(body, settings.json())) {
            case Decoded.Malformed<OrderCancellations> malformed -> answers.malformed("cancel", malformed);
            case Decoded.Ok<OrderCancellations>(OrderCancellations all) ->
                answers.answer("cancel", cancellations.cancelAll(all), ApiErrors::ofCancellation);
        };
    }

    private CompletionStage<HttpResponse> cancelOrder(String text, HttpRequest request) {
        return Queries.uid(text, uid -> bodies.read(request, body -> cancelOrder(uid, body)));
    }

    private CompletionStage<HttpResponse> cancelOrder(OrderUid uid, byte[] body) {
        return switch (OrderCancellations.decode(uid, body, settings.json())) {
            case Decoded.Malformed<OrderCancellations> malformed -> answers.malformed("cancel", malformed);
            case Decoded.Ok<OrderCancellations>(OrderCancellations one) ->
                answers.answer("cancel", cancellations.cancelOne(one), ApiErrors::ofCancellation);
        };
    }
}
