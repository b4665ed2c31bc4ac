package io.walras.auctioneer.http;

import io.walras.auctioneer.ledger.EdgeMemory;
import io.walras.auctioneer.ledger.EdgeMemory.Answer;
import io.walras.auctioneer.ledger.EdgeMemory.Conflict;
import io.walras.auctioneer.ledger.EdgeMemory.Granted;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/**
 * Does a request that changes something once for each idempotency key: who sends it again is told the same answer. Answers
 * that say "try again" are not kept. If the process died before a request was answered, it is done again when it comes again.
 */
final class OnceOnly implements BodyReader {
    static final String HEADER = "Idempotency-Key";

    /** Says that an answer was given before. */
    static final String REPLAYED = "Idempotent-Replayed";

    private static final Pattern KEY = Pattern.compile("[!-~]{1,64}");

    private final BodyReader bodies;
    private final EdgeMemory memory;
    /** Names of requests that are under way. */
    private final Set<Bytes32> running = ConcurrentHashMap.newKeySet();

    OnceOnly(BodyReader bodies, EdgeMemory memory) {
        this.bodies = bodies;
        this.memory = memory;
    }

    @Override
    public CompletionStage<HttpResponse> read(
            HttpRequest request, Function<byte[], CompletionStage<HttpResponse>> handle) {
        Optional<String> key = request.getHeader(HEADER).map(HttpHeader::value);
        if (key.isEmpty()) {
            return bodies.read(request, handle);
        }
        if (!KEY.matcher(key.get()).matches()) {
            return answer(ApiError.of(400, "InvalidIdempotencyKey", "not 1 to 64 printable ASCII characters"));
        }
        Bytes32 name =
                Keccak256.hash(request.method().value() + " " + request.getUri().getPathString() + " " + key.get());
        return bodies.read(request, body -> once(name, body, handle));
    }

    private CompletionStage<HttpResponse> once(
            Bytes32 name, byte[] body, Function<byte[], CompletionStage<HttpResponse>> handle) {
        if (!running.add(name)) {
            return answer(ApiError.of(409, "InFlight", "the first request with this key is not answered yet")
                    .retryAfter(1));
        }
        return memory.claim(name, Keccak256.hash(Bytes.of(body).toArray()))
                .thenCompose(claim -> switch (claim) {
                    case Answer before -> CompletableFuture.completedStage(replayed(before));
                    case Conflict other ->
                        answer(ApiError.of(
                                409, "IdempotencyConflict", "this key was sent before, with another request"));
                    case Granted granted -> perform(name, body, handle);
                })
                .whenComplete((response, failure) -> running.remove(name));
    }

    private CompletionStage<HttpResponse> perform(
            Bytes32 name, byte[] body, Function<byte[], CompletionStage<HttpResponse>> handle) {
        return handle.apply(body)
                .handle((response, failure) -> failure == null
                        ? settle(name, response)
                        : memory.release(name)
                                .handle((done, ignored) -> failure)
                                .thenCompose(CompletableFuture::<HttpResponse>failedStage))
                .thenCompose(Function.identity());
    }

    /** That an answer cannot be kept does not make it wrong: the client gets it, and may be done again if it asks again. */
    private CompletionStage<HttpResponse> settle(Bytes32 name, HttpResponse response) {
        int status = response.status().intValue();
        boolean isLasting = status < 500 && status != 429;
        return (isLasting && response.entity() instanceof HttpEntity.Strict body
                        ? memory.remember(
                                name, new Answer(status, body.getData().utf8String()))
                        : memory.release(name))
                .handle((done, failure) -> response);
    }

    private static HttpResponse replayed(Answer before) {
        return HttpResponse.create()
                .withStatus(StatusCodes.get(before.status()))
                .addHeader(RawHeader.create(REPLAYED, "true"))
                .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, before.body()));
    }

    private static CompletionStage<HttpResponse> answer(ApiError error) {
        return CompletableFuture.completedStage(error.toResponse());
    }
}
