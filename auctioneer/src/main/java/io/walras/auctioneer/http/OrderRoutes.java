package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.micrometer.core.instrument.MeterRegistry;
import io.walras.auctioneer.intake.CancellationIntake;
import io.walras.auctioneer.intake.IntakeAnswer;
import io.walras.auctioneer.intake.OrderIntake;
import io.walras.auctioneer.intake.Refusal;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.wire.order.Decoded;
import io.walras.protocol.wire.order.OrderCancellations;
import io.walras.protocol.wire.order.OrderCreation;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
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
    private final RequestBody bodies;
    private final HttpSettings settings;
    private final MeterRegistry meters;

    OrderRoutes(
            OrderIntake orders,
            CancellationIntake cancellations,
            OrderQueries queries,
            RequestBody bodies,
            HttpSettings settings,
            MeterRegistry meters) {
        this.orders = orders;
        this.cancellations = cancellations;
        this.queries = queries;
        this.bodies = bodies;
        this.settings = settings;
        this.meters = meters;
    }

    Route routes() {
        return concat(
                path(
                        ORDERS,
                        () -> concat(
                                post(() -> Edge.endpoint(
                                        "post_order",
                                        () -> request(request ->
                                                bodies.read(request, body -> postOrder(body, Client.of(request)))))),
                                delete(() -> Edge.endpoint("delete_orders", () -> body(this::cancelOrders))))),
                path(
                        ORDERS.slash(segment()),
                        uid -> concat(
                                get(() -> Edge.endpoint("get_order", () -> completeWithFuture(queries.order(uid)))),
                                delete(() -> Edge.endpoint(
                                        "delete_order", () -> request(request -> cancelOrder(uid, request)))))),
                path(
                        ORDERS.slash(segment()).slash("status"),
                        uid -> get(() ->
                                Edge.endpoint("get_order_status", () -> completeWithFuture(queries.progress(uid))))));
    }

    private Route body(Function<byte[], CompletionStage<HttpResponse>> handle) {
        return request(request -> bodies.read(request, handle));
    }

    private static Route request(Function<HttpRequest, CompletionStage<HttpResponse>> handle) {
        return extractRequest(request -> completeWithFuture(handle.apply(request)));
    }

    private CompletionStage<HttpResponse> postOrder(byte[] body, InetAddress client) {
        return switch (OrderCreation.decode(body, settings.json())) {
            case Decoded.Malformed<OrderCreation> malformed -> malformed("post", malformed);
            case Decoded.Ok<OrderCreation>(OrderCreation creation) ->
                answer("post", orders.admit(creation, client), ApiErrors::ofOrder);
        };
    }

    private CompletionStage<HttpResponse> cancelOrders(byte[] body) {
        return switch (OrderCancellations.decode(body, settings.json())) {
            case Decoded.Malformed<OrderCancellations> malformed -> malformed("cancel", malformed);
            case Decoded.Ok<OrderCancellations>(OrderCancellations all) ->
                answer("cancel", cancellations.cancelAll(all), ApiErrors::ofCancellation);
        };
    }

    private CompletionStage<HttpResponse> cancelOrder(String text, HttpRequest request) {
        return Queries.uid(text, uid -> bodies.read(request, body -> cancelOrder(uid, body)));
    }

    private CompletionStage<HttpResponse> cancelOrder(OrderUid uid, byte[] body) {
        return switch (OrderCancellations.decode(uid, body, settings.json())) {
            case Decoded.Malformed<OrderCancellations> malformed -> malformed("cancel", malformed);
            case Decoded.Ok<OrderCancellations>(OrderCancellations one) ->
                answer("cancel", cancellations.cancelOne(one), ApiErrors::ofCancellation);
        };
    }

    private CompletionStage<HttpResponse> malformed(String action, Decoded.Malformed<?> malformed) {
        count(action, malformed.fault().name());
        return CompletableFuture.completedStage(ApiErrors.of(malformed).toResponse());
    }

    private CompletionStage<HttpResponse> answer(
            String action, CompletionStage<IntakeAnswer> stage, Function<Refusal, ApiError> refused) {
        return stage.whenComplete((answer, failure) -> count(action, failure == null ? code(answer) : "Unavailable"))
                .thenApply(answer -> switch (answer) {
                    case IntakeAnswer.Admitted(OrderUid uid) -> Answers.json(201, uid);
                    case IntakeAnswer.Cancelled(boolean pending) -> pending ? pending() : Answers.json("Cancelled");
                    case IntakeAnswer.Refused(Refusal refusal) ->
                        refused.apply(refusal).toResponse();
                    case IntakeAnswer.Throttled throttled ->
                        ApiErrors.throttled(throttled).toResponse();
                    case IntakeAnswer.Overloaded overloaded ->
                        ApiErrors.unavailable("too many orders are being examined", settings.retryAfter())
                                .toResponse();
                });
    }

    /** Accepted, but not what the client hoped for: it takes effect only if the award lapses. */
    private static HttpResponse pending() {
        return ApiError.of(
                        202, "CancelPending", "an award may still fill the order; if it lapses, the order is cancelled")
                .toResponse();
    }

    private void count(String action, String code) {
        meters.counter("walras.intake.answers", "action", action, "code", code).increment();
    }

    private static String code(IntakeAnswer answer) {
        return switch (answer) {
            case IntakeAnswer.Admitted admitted -> "Admitted";
            case IntakeAnswer.Cancelled(boolean pending) -> pending ? "CancelPending" : "Cancelled";
            case IntakeAnswer.Refused(Refusal refusal) -> refusal.code().name();
            case IntakeAnswer.Throttled throttled -> "RateLimited";
            case IntakeAnswer.Overloaded overloaded -> "Overloaded";
        };
    }
}
