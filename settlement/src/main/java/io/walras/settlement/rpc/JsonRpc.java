package io.walras.settlement.rpc;

import io.walras.protocol.wire.JsonCursor;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.settlement.rpc.wire.RpcCall;
import io.walras.settlement.rpc.wire.RpcJson;
import io.walras.settlement.rpc.wire.RpcReply;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * A client of one node. Calls block, at most for the configured timeout per HTTP exchange, and throw
 * {@link ChainUnavailable} if no sensible answer came. Nothing is repeated, except questions in a batch whose answer was
 * too long.
 */
public final class JsonRpc implements AutoCloseable {
    private static final int HTTP_OK = 200;

    private final RpcSettings settings;
    private final RpcJson json;
    private final HttpClient http;

    /** A client; connects when it is first asked. */
    public JsonRpc(RpcSettings settings) {
        this.settings = settings;
        this.json = new RpcJson(settings.maxResponseBytes());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .build();
    }

    /** The replies to the calls, in their order. More calls than a batch may hold are sent one batch after the other. */
    public List<RpcReply> batch(List<RpcCall> calls) {
        List<RpcReply> replies = new ArrayList<>(calls.size());
        for (int from = 0; from < calls.size(); from += settings.maxBatch()) {
            List<RpcCall> chunk = calls.subList(from, Math.min(calls.size(), from + settings.maxBatch()));
            replies.addAll(repliesTo(chunk));
        }
        return replies;
    }

    /** One contract with an endless answer must not cost the others theirs, so a batch that got too long is halved. */
    private List<RpcReply> repliesTo(List<RpcCall> calls) {
        byte[] body;
        try {
            body = exchange(json.request(calls));
        } catch (AnswerTooLong tooLong) {
            if (calls.size() == 1) {
                return List.of(new RpcReply.TooLong());
            }
            int half = calls.size() / 2;
            List<RpcReply> replies = new ArrayList<>(repliesTo(calls.subList(0, half)));
            replies.addAll(repliesTo(calls.subList(half, calls.size())));
            return replies;
        }
        return understand(() -> json.replies(body, calls.size()));
    }

    /** The reply to one call. */
    public RpcReply reply(RpcCall call) {
        return batch(List.of(call)).get(0);
    }

    /** The result of a call that has one unless the node is in trouble. */
    public <T> T ask(RpcCall call, Function<JsonCursor, T> read) {
        return result(reply(call), read);
    }

    /** The result in a reply that has one unless the node is in trouble. */
    public static <T> T result(RpcReply reply, Function<JsonCursor, T> read) {
        return switch (reply) {
            case RpcReply.Value value -> understand(() -> read.apply(value.result()));
            case RpcReply.Nothing ignored -> throw new ChainUnavailable("the node answered null");
            case RpcReply.TooLong ignored -> throw new ChainUnavailable("the node's answer is too long");
            case RpcReply.Failed failed -> throw new ChainUnavailable("the node answered: " + failed);
        };
    }

    private interface Reading<T> {
        T read();
    }

    private static <T> T understand(Reading<T> reading) {
        try {
            return reading.read();
        } catch (MalformedJsonException | ArithmeticException nonsense) {
            throw new ChainUnavailable("the node's answer makes no sense: " + nonsense.getMessage(), nonsense);
        }
    }

    private byte[] exchange(byte[] request) throws AnswerTooLong {
        CompletableFuture<HttpResponse<byte[]>> exchange = http.sendAsync(
                HttpRequest.newBuilder(settings.endpoint())
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .POST(BodyPublishers.ofByteArray(request))
                        .build(),
                head -> new BoundedBody(settings.maxResponseBytes()));
        HttpResponse<byte[]> response = await(exchange);
        if (response.statusCode() != HTTP_OK) {
            throw new ChainUnavailable("the node answered with HTTP status " + response.statusCode());
        }
        return response.body();
    }

    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> exchange) throws AnswerTooLong {
        try {
            return exchange.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new ChainUnavailable("the node did not answer within " + settings.timeout(), late);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            if (cause instanceof AnswerTooLong tooLong) {
                throw tooLong;
            }
            throw new ChainUnavailable("the node could not be asked: " + cause, cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ChainUnavailable("interrupted while waiting for the node", interrupted);
        } finally {
            exchange.cancel(true);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
