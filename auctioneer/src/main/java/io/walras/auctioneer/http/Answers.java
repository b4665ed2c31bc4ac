package io.walras.auctioneer.http;

import io.walras.protocol.wire.order.OrderBookJson;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/** Answers that are no errors. */
final class Answers {
    private Answers() {}

    static HttpResponse json(Object record) {
        return json(200, record);
    }

    static HttpResponse json(int status, Object record) {
        return HttpResponse.create()
                .withStatus(StatusCodes.get(status))
                .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, OrderBookJson.write(record)));
    }

    static HttpResponse text(String text) {
        return HttpResponse.create().withEntity(HttpEntities.create(ContentTypes.TEXT_PLAIN_UTF8, text));
    }

    /** What was found as JSON, or 404. */
    static <T> CompletionStage<HttpResponse> found(
            CompletionStage<Optional<T>> stage, Function<T, Object> toJson, String otherwise) {
        return stage.thenApply(found -> found.map(value -> json(toJson.apply(value)))
                .orElseGet(() -> notFound(otherwise).toResponse()));
    }

    static ApiError notFound(String description) {
        return ApiError.of(404, "NotFound", description);
    }
}
