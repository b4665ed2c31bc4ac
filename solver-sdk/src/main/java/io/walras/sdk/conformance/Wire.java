package io.walras.sdk.conformance;

import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.engine.EngineJson;
import io.walras.protocol.wire.session.AuctioneerMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A WebSocket to an auctioneer: texts out, messages in. What is not to be waited for any longer is a deviation. */
final class Wire implements WebSocket.Listener {
    private static final Duration SEND_PATIENCE = Duration.ofSeconds(10);
    private static final int MAX_WAITING = 1_000;

    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>(MAX_WAITING);
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    private Wire(HttpClient http, URI url) {
        try {
            this.socket = http.newWebSocketBuilder()
                    .connectTimeout(SEND_PATIENCE)
                    .buildAsync(url, this)
                    .orTimeout(SEND_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException failed) {
            throw new Deviation("there is no connection to " + url + ": " + failed.getCause());
        }
    }

    static Wire open(HttpClient http, URI url) {
        return new Wire(http, url);
    }

    /** Sends a text; if the other side has ended the connection meanwhile, that is to be seen by what was heard. */
    void say(String text) {
        send(socket.sendText(text, true));
    }

    void sayBinary(byte[] bytes) {
        send(socket.sendBinary(ByteBuffer.wrap(bytes), true));
    }

    private void send(CompletableFuture<WebSocket> sending) {
        var unused = sending.completeOnTimeout(socket, SEND_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(gone -> socket)
                .join();
    }

    /**
     * The next message.
     *
     * @param time how long it is waited for
     * @param expected what for, in words
     */
    AuctioneerMessage next(Duration time, String expected) {
        try {
            return AuctioneerMessage.read(nextText(time, expected));
        } catch (MalformedJsonException malformed) {
            throw new Deviation("a message that is none: " + malformed.getMessage());
        }
    }

    /** As {@link #next}, of any protocol. */
    String nextText(Duration time, String expected) {
        return poll(time)
                .orElseThrow(() -> new Deviation("no " + expected + " was heard"
                        + (ended.isDone() ? "; the connection ended: " + ended.join() : "")));
    }

    /** The text of the next message; empty if there is none in that time. */
    Optional<String> poll(Duration time) {
        try {
            return Optional.ofNullable(heard.poll(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Deviation("interrupted");
        }
    }

    boolean isEmpty() {
        return heard.isEmpty();
    }

    void expectEnd(Duration patience) {
        try {
            ended.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException open) {
            throw new Deviation("the connection is still open");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Deviation("interrupted");
        }
    }

    void close() {
        socket.abort();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        if (partial.length() + data.length() > EngineJson.MAX_BYTES) {
            ended.complete("a message of more than " + EngineJson.MAX_BYTES + " characters");
            from.abort();
            return null;
        }
        partial.append(data);
        if (last) {
            if (!heard.offer(partial.toString())) {
                ended.complete("too many messages");
                from.abort();
                return null;
            }
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        ended.complete("closed " + code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ended.complete(String.valueOf(error.getMessage()));
    }
}
