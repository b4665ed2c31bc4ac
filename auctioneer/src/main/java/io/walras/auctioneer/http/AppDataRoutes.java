package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.put;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.walras.auctioneer.ledger.EdgeMemory;
import io.walras.auctioneer.ledger.Ledger;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.wire.order.AppDataDocument;
import io.walras.protocol.wire.order.AppDataUpload;
import io.walras.protocol.wire.order.Decoded;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.PathMatcher0;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;

/** App-data documents by their hashes: those that orders brought, and those that were uploaded for orders to come. */
final class AppDataRoutes {
    private static final PathMatcher0 APP_DATA = segment("api").slash("v1").slash("app_data");

    private final Ledger ledger;
    private final EdgeMemory memory;
    private final BodyReader bodies;
    private final HttpSettings settings;

    AppDataRoutes(Ledger ledger, EdgeMemory memory, BodyReader bodies, HttpSettings settings) {
        this.ledger = ledger;
        this.memory = memory;
        this.bodies = bodies;
        this.settings = settings;
    }

    Route routes() {
        return concat(
                path(
                        APP_DATA,
                        () -> put(() -> Edge.endpoint(
                                Endpoint.PUT_APP_DATA,
                                () -> request(request -> bodies.read(request, body -> upload(body, null)))))),
                path(
                        APP_DATA.slash(segment()),
                        text -> concat(
                                get(() -> Edge.endpoint(
                                        Endpoint.GET_APP_DATA,
                                        () -> completeWithFuture(Queries.hash(text, this::document)))),
                                put(() -> Edge.endpoint(
                                        Endpoint.PUT_APP_DATA_BY_HASH,
                                        () -> request(request -> Queries.hash(
                                                text, hash -> bodies.read(request, body -> upload(body, hash)))))))));
    }

    private static Route request(Function<HttpRequest, CompletionStage<HttpResponse>> handle) {
        return extractRequest(request -> completeWithFuture(handle.apply(request)));
    }

    private CompletionStage<HttpResponse> document(Bytes32 hash) {
        return Answers.found(
                ledger.appData(hash), AppDataUpload::new, "the document of this appData hash is not known");
    }

    private CompletionStage<HttpResponse> upload(byte[] body, @Nullable Bytes32 claimed) {
        return switch (AppDataUpload.decode(body, settings.json())) {
            case Decoded.Malformed<AppDataUpload> malformed ->
                answer(ApiErrors.of(malformed).toResponse());
            case Decoded.Ok<AppDataUpload>(AppDataUpload(String text)) -> upload(text, claimed);
        };
    }

    private CompletionStage<HttpResponse> upload(String text, @Nullable Bytes32 claimed) {
        if (AppDataDocument.decode(text) instanceof Decoded.Malformed<AppDataDocument> malformed) {
            return answer(
                    ApiError.of(400, "AppDataInvalid", malformed.description()).toResponse());
        }
        Bytes32 hash = Keccak256.hash(text);
        if (claimed != null && !claimed.equals(hash)) {
            return answer(ApiError.of(400, "AppDataHashMismatch", "the hash of fullAppData is another")
                    .withData(Map.of("actual", hash))
                    .toResponse());
        }
        return memory.keepDocument(hash, text).thenApply(isNew -> Answers.json(isNew ? 201 : 200, hash));
    }

    private static CompletionStage<HttpResponse> answer(HttpResponse response) {
        return CompletableFuture.completedStage(response);
    }
}
