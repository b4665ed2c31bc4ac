package io.walras.examples.orderbook;

import io.walras.examples.wire.ApiError;
import io.walras.examples.wire.CompetitionView;
import io.walras.examples.wire.OrderBookJson;
import io.walras.examples.wire.OrderView;
import io.walras.examples.wire.QuotesView;
import io.walras.examples.wire.TradeView;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderUid;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The order-book API as a trader uses it. Every method throws {@link UnavailableException} if the auctioneer cannot be
 * reached or cannot answer now.
 */
public final class OrderBookClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final String baseUrl;

    /** A client of the API at this URL, without a slash at the end. */
    public OrderBookClient(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** Posts an intent whose app data is the empty document. */
    public PostAnswer post(Intent intent) {
        return post(intent, "{}");
    }

    /** Posts an intent with the app data that its hash stands for. */
    public PostAnswer post(Intent intent, String appData) {
        HttpResponse<String> response = send(request("/api/v1/orders")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(OrderBookJson.creation(intent, appData)))
                .build());
        if (response.statusCode() == 201) {
            return new PostAnswer.Accepted(OrderBookJson.postedUid(response.body()));
        }
        ApiError error = OrderBookJson.error(response.body());
        return new PostAnswer.Refused(response.statusCode(), error.errorType(), error.description());
    }

    /** The order, if the auctioneer knows it. */
    public Optional<OrderView> order(OrderUid uid) {
        return get("/api/v1/orders/" + uid).map(OrderBookJson::order);
    }

    /** The order's mined fills. */
    public List<TradeView> trades(OrderUid uid) {
        return get("/api/v2/trades?limit=1000&orderUid=" + uid)
                .map(OrderBookJson::trades)
                .orElse(List.of());
    }

    /** The auction, if it was decided. */
    public Optional<CompetitionView> competition(long auctionId) {
        return get("/api/v2/solver_competition/" + auctionId).map(OrderBookJson::competition);
    }

    /** The auction decided last, if there is one. */
    public Optional<CompetitionView> latestCompetition() {
        return get("/api/v2/solver_competition/latest").map(OrderBookJson::competition);
    }

    /** Makers' quotes of the auction, if it was decided. */
    public QuotesView quotes(long auctionId) {
        return get("/api/v1/auctions/" + auctionId + "/record")
                .map(QuotesView::ofRecord)
                .orElse(QuotesView.NONE);
    }

    private Optional<String> get(String path) {
        HttpResponse<String> response = send(request(path).GET().build());
        return switch (response.statusCode()) {
            case 200 -> Optional.of(response.body());
            case 404 -> Optional.empty();
            default -> throw new IllegalStateException(path + " answered " + response.statusCode());
        };
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(TIMEOUT);
    }

    private HttpResponse<String> send(HttpRequest request) {
        HttpResponse<String> response;
        try {
            response = http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new UnavailableException("no answer from " + request.uri(), unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while asking " + request.uri(), interrupted);
        }
        if (response.statusCode() >= 500 || response.statusCode() == TOO_MANY_REQUESTS) {
            throw new UnavailableException(request.uri() + " answered " + response.statusCode());
        }
        return response;
    }
}
