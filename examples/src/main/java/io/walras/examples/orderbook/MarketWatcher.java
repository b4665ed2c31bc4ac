package io.walras.examples.orderbook;

import io.walras.examples.wire.MarketMessage;
import io.walras.examples.wire.MarketMessage.BookChange;
import io.walras.examples.wire.MarketMessage.BookLevel;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows a market over the auctioneer's WebSocket and keeps its book, checked against the checksum of every change. It ends
 * with the connection, or with the first thing that is wrong.
 */
public final class MarketWatcher implements WebSocket.Listener, AutoCloseable {
    private static final long TIMEOUT_SECONDS = 10;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Consumer<MarketMessage> told;
    private final LocalBook book = new LocalBook();
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final WebSocket socket;

    /**
     * Starts to follow the book, the best prices, the trades and the auctions of a market.
     *
     * @param apiUrl without a slash at the end
     * @param told is told every message after the book has taken it in, by one thread at a time
     */
    public MarketWatcher(String apiUrl, String market, Consumer<MarketMessage> told) {
        this.told = told;
        this.socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(apiUrl.replaceFirst("^http", "ws") + "/api/v1/stream"), this)
                .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .join();
        for (String channel : List.of("book", "bbo", "trades", "auctions")) {
            socket.sendText(MarketMessage.subscribe(channel, market), true)
                    .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
    }

    /** Completes, with the reason, when nothing more is followed. */
    public CompletionStage<String> end() {
        return end.copy();
    }

    /** The bids of the book, best first. */
    public List<BookLevel> bids() {
        synchronized (book) {
            return book.bids();
        }
    }

    /** The asks of the book, best first. */
    public List<BookLevel> asks() {
        synchronized (book) {
            return book.asks();
        }
    }

    /** The checksum of the book. */
    public long checksum() {
        synchronized (book) {
            return book.checksum();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            MarketMessage message = MarketMessage.read(partial.toString());
            partial.setLength(0);
            message.book().ifPresent(this::apply);
            told.accept(message);
        }
        from.request(1);
        return null;
    }

    private void apply(BookChange change) {
        synchronized (book) {
            book.apply(change);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end.complete("closed " + code);
        return null;
    }

    /** Also called with what {@link #onText} throws. */
    @Override
    public void onError(WebSocket from, Throwable error) {
        end.complete(String.valueOf(error.getMessage()));
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
