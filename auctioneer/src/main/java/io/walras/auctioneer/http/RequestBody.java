package io.walras.auctioneer.http;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.model.EntityStreamException;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.stream.Materializer;

/** Reads the JSON body of a request, within the limits of size and time. */
final class RequestBody implements BodyReader {
    private final HttpSettings settings;
    private final int maxBytes;
    private final Materializer materializer;

    /** Bodies of so many bytes at most. */
    RequestBody(HttpSettings settings, int maxBytes, Materializer materializer) {
        this.settings = settings;
        this.maxBytes = maxBytes;
        this.materializer = materializer;
    }

    @Override
    public CompletionStage<HttpResponse> read(
            HttpRequest request, Function<byte[], CompletionStage<HttpResponse>> handle) {
        Optional<ApiError> refused = refused(request);
        if (refused.isPresent()) {
            return CompletableFuture.completedStage(refused.get().closing().toResponse());
        }
        return request.entity()
                .withSizeLimit(maxBytes)
                .toStrict(settings.bodyTimeout().toMillis(), materializer)
                .handle((entity, failure) -> {
                    request.getAttribute(Connections.PLACE).ifPresent(Connections.Place::served);
                    return failure == null ? handle.apply(bytes(entity)) : unreadable(failure);
                })
                .thenCompose(Function.identity());
    }

    private static byte[] bytes(HttpEntity.Strict entity) {
        return entity.getData().toArray();
    }

    private Optional<ApiError> refused(HttpRequest request) {
        HttpEntity entity = request.entity();
        if (entity.getContentLengthOption().orElse(0) > maxBytes) {
            return Optional.of(tooLarge());
        }
        if (request.getHeader("Content-Encoding").isPresent()) {
            return Optional.of(ApiError.of(415, "UnsupportedEncoding", "the body must not be compressed"));
        }
        boolean empty = entity.getContentLengthOption().orElse(1) == 0;
        return empty || entity.getContentType().equals(ContentTypes.APPLICATION_JSON)
                ? Optional.empty()
                : Optional.of(ApiError.of(415, "UnsupportedMediaType", "the body must be application/json"));
    }

    private ApiError tooLarge() {
        return ApiError.of(413, "BodyTooLarge", "the body is longer than " + maxBytes + " bytes");
    }

    private CompletionStage<HttpResponse> unreadable(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        Optional<ApiError> error = switch (cause) {
            case EntityStreamSizeException size -> Optional.of(tooLarge());
            case EntityStreamException framing ->
                Optional.of(ApiError.of(400, "BadFraming", "the length of the body is not told in one clear way"));
            case TimeoutException late ->
                Optional.of(ApiError.of(408, "RequestTimeout", "the body did not arrive in time"));
            default -> Optional.empty();
        };
        return error.<CompletionStage<HttpResponse>>map(known ->
                        CompletableFuture.completedStage(known.closing().toResponse()))
                .orElseGet(() -> CompletableFuture.failedStage(cause));
    }
}
