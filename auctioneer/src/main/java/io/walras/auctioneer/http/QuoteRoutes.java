package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.walras.auctioneer.quote.QuoteAnswer;
import io.walras.auctioneer.quote.QuoteDesk;
import io.walras.protocol.wire.order.Decoded;
import io.walras.protocol.wire.order.OrderQuoteRequest;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.PathMatcher0;
import org.apache.pekko.http.javadsl.server.Route;

/** What an order would get. */
final class QuoteRoutes {
    private static final PathMatcher0 QUOTE = segment("api").slash("v1").slash("quote");

    private final QuoteDesk desk;
    private final RequestBody bodies;
    private final HttpSettings settings;
    private final QuoteAnswers answers;
    private final QuoteStream stream;

    QuoteRoutes(QuoteDesk desk, RequestBody bodies, HttpSettings settings, QuoteAnswers answers, QuoteStream stream) {
        this.desk = desk;
        this.bodies = bodies;
        this.settings = settings;
        this.answers = answers;
        this.stream = stream;
    }

    Route routes() {
        return concat(
                path(QUOTE, () -> asked(Endpoint.POST_QUOTE, this::quote)),
                path(QUOTE.slash("stream"), () -> asked(Endpoint.POST_QUOTE_STREAM, stream::open)));
    }

    /** How a request is answered that this client sent. */
    interface Answering {
        CompletionStage<HttpResponse> answer(OrderQuoteRequest request, InetAddress client);
    }

    private Route asked(Endpoint endpoint, Answering answering) {
        return post(() -> Edge.endpoint(
                endpoint,
                () -> extractRequest(request -> completeWithFuture(
                        bodies.read(request, decoded(asked -> answering.answer(asked, Client.of(request))))))));
    }

    private Function<byte[], CompletionStage<HttpResponse>> decoded(
            Function<OrderQuoteRequest, CompletionStage<HttpResponse>> answering) {
        return body -> switch (OrderQuoteRequest.decode(body, settings.json())) {
            case Decoded.Malformed<OrderQuoteRequest> malformed ->
                CompletableFuture.completedStage(ApiErrors.of(malformed).toResponse());
            case Decoded.Ok<OrderQuoteRequest>(OrderQuoteRequest request) -> answering.apply(request);
        };
    }

    private CompletionStage<HttpResponse> quote(OrderQuoteRequest request, InetAddress client) {
        return desk.quote(request, client)
                .thenApply(answer -> answer instanceof QuoteAnswer.Offered offered
                        ? Answers.json(answers.json(offered.quote()))
                        : answers.error(answer).toResponse());
    }
}
