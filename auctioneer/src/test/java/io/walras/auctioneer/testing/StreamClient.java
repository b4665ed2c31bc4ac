package io.walras.auctioneer.testing;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client of the stream of market data that says what a test wants. */
public final class StreamClient implements WebSocket.Listener, AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;
    private volatile boolean deaf;

    public StreamClient(InetSocketAddress server) {
        this(server, "/api/v1/stream");
    }

    /** Connects to another stream of the server. */
    public StreamClient(InetSocketAddress server, String target) {
        this.socket = client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + server.getPort() + target), this)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    public void say(String text) {
        socket.sendText(text, true)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    public void sayBinary() {
        socket.sendBinary(ByteBuffer.allocate(3), true)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Asks to follow a channel of DAI-USDC, or to follow it no more. */
    public void say(String op, String channel) {
        say("{\"op\":\"" + op + "\",\"channel\":\"" + channel + "\",\"market\":\"DAI-USDC\"}");
    }

    /** Follows a channel and waits until that is confirmed. */
    public void subscribe(String channel) {
        say("subscribe", channel);
        awaitNext("\"op\":\"subscribed\"");
    }

    /** The next message, which has to contain this. */
    public String awaitNext(String text) {
        try {
            String next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null || !next.contains(text)) {
                throw new AssertionError("heard " + next + " and not " + text);
            }
            return next;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Waits for a message that contains this, however many come before. */
    public String awaitAny(String text) {
        for (String next = awaitNext(""); ; next = awaitNext("")) {
            if (next.contains(text)) {
                return next;
            }
        }
    }

    /** Reads nothing from now on. */
    public void turnDeaf() {
        deaf = true;
    }

    /** Waits until the auctioneer ends the connection. */
    public void awaitEnd() {
        ended.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** A ping would otherwise ask for the next message, and the connection would answer for ever. */
    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        more(from);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(partial.toString());
            partial.setLength(0);
        }
        more(from);
        return null;
    }

    private void more(WebSocket from) {
        if (!deaf) {
            from.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        ended.complete("closed " + code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ended.complete(String.valueOf(error.getMessage()));
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }
}
