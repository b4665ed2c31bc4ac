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

    QuoteRoutes(QuoteDesk desk, RequestBody bodies, HttpSettings settings, QuoteAnswers answers) {
        this.desk = desk;
        this.bodies = bodies;
        this.settings = settings;
        this.answers = answers;
    }

    Route routes() {
        return concat(path(
                QUOTE,
                () -> post(() -> Edge.endpoint(
                        Endpoint.POST_QUOTE,
                        () -> extractRequest(request ->
                                completeWithFuture(bodies.read(request, body -> quote(body, Client.of(request)))))))));
    }

    private CompletionStage<HttpResponse> quote(byte[] body, InetAddress client) {
        return switch (OrderQuoteRequest.decode(body, settings.json())) {
            case Decoded.Malformed<OrderQuoteRequest> malformed ->
                CompletableFuture.completedStage(ApiErrors.of(malformed).toResponse());
            case Decoded.Ok<OrderQuoteRequest>(OrderQuoteRequest request) ->
                desk.quote(request, client).thenApply(this::response);
        };
    }

    private HttpResponse response(QuoteAnswer answer) {
        return answer instanceof QuoteAnswer.Offered offered
                ? Answers.json(answers.json(offered.quote()))
                : answers.error(answer).toResponse();
    }
}
