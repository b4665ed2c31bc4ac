package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.walras.auctioneer.intake.OrderIntake;
import io.walras.protocol.wire.order.BatchedOrderJson;
import io.walras.protocol.wire.order.Decoded;
import io.walras.protocol.wire.order.OrderBatch;
import io.walras.protocol.wire.order.OrderCreation;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;

/** Posting many orders at once: each by itself, one after the other. */
final class BatchRoutes {
    private final OrderIntake orders;
    private final BodyReader bodies;
    private final HttpSettings settings;
    private final IntakeAnswers answers;

    /** {@code bodies} may be as large as batches are. */
    BatchRoutes(OrderIntake orders, BodyReader bodies, HttpSettings settings, IntakeAnswers answers) {
        this.orders = orders;
        this.bodies = bodies;
        this.settings = settings;
        this.answers = answers;
    }

    Route routes() {
        return path(
                segment("api").slash("v1").slash("orders").slash("batch"),
                () -> post(() -> Edge.endpoint(
                        Endpoint.POST_ORDER_BATCH,
                        () -> extractRequest(request ->
                                completeWithFuture(bodies.read(request, body -> postAll(body, Client.of(request))))))));
    }

    private CompletionStage<HttpResponse> postAll(byte[] body, InetAddress client) {
        return switch (OrderBatch.decode(body, settings.json())) {
            case Decoded.Malformed<OrderBatch> malformed -> answers.malformed("batch", malformed);
            case Decoded.Ok<OrderBatch>(OrderBatch batch) ->
                inSequence(batch.orders(), client).thenApply(Answers::json);
        };
    }

    /** Each is answered before the next is looked at, so that they are accepted in their sequence. */
    private CompletionStage<List<BatchedOrderJson>> inSequence(List<Decoded<OrderCreation>> batch, InetAddress client) {
        CompletionStage<List<BatchedOrderJson>> answered = CompletableFuture.completedStage(new ArrayList<>());
        for (Decoded<OrderCreation> order : batch) {
            answered = answered.thenCompose(before -> postOne(order, client)
                    .exceptionallyCompose(this::unavailable)
                    .thenApply(answer -> {
                        before.add(item(answer));
                        return before;
                    }));
        }
        return answered;
    }

    private CompletionStage<HttpResponse> postOne(Decoded<OrderCreation> order, InetAddress client) {
        return switch (order) {
            case Decoded.Malformed<OrderCreation> malformed -> answers.malformed("post", malformed);
            case Decoded.Ok<OrderCreation>(OrderCreation creation) ->
                answers.answer("post", orders.admit(creation, client), ApiErrors::ofOrder);
        };
    }

    /** What keeps one order from being answered must not keep the client from learning what became of the others. */
    private CompletionStage<HttpResponse> unavailable(Throwable failure) {
        return ApiErrors.ofFailure(failure, settings.retryAfter())
                .map(error -> CompletableFuture.completedStage(error.toResponse()))
                .orElseGet(() -> CompletableFuture.failedStage(failure));
    }

    private static BatchedOrderJson item(HttpResponse answer) {
        HttpEntity.Strict body = (HttpEntity.Strict) answer.entity();
        return BatchedOrderJson.of(answer.status().intValue(), body.getData().utf8String());
    }
}
