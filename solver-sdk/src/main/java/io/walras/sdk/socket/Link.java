package io.walras.sdk.socket;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket: text messages in and out, bounded. The next message is read when the one before has been dealt with, so
 * another side that talks too much is held up and nothing piles up here.
 */
public final class Link implements WebSocket.Listener {
    /** What a link tells; called on threads of the HTTP client. */
    public interface Ear {
        /** A whole text message; the next follows after {@link Link#next}. */
        void said(Link link, String text);

        /** The link is of no use any more; told once. */
        void gone(Link link, String reason);
    }

    private final int mostCharacters;
    private final Ear ear;
    private final InstantSource clock;
    private final AtomicBoolean gone = new AtomicBoolean();
    private final StringBuilder partial = new StringBuilder();
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
    private volatile @Nullable WebSocket socket;
    private volatile long lastHeard;

    /**
     * A link that has still to be opened.
     *
     * @param mostCharacters of one message; a longer one ends the link
     */
    public Link(Ear ear, int mostCharacters, InstantSource clock) {
        this.mostCharacters = mostCharacters;
        this.ear = ear;
        this.clock = clock;
        this.lastHeard = clock.millis();
    }

    /** Unix milliseconds at which anything was heard, pings included. */
    public long lastHeard() {
        return lastHeard;
    }

    /** Sends a message after those before it. Called by one thread. */
    public void say(String text) {
        WebSocket open = socket;
        if (open == null) {
            return;
        }
        sending = sending.thenCompose(before -> open.sendText(text, true)).exceptionally(failed -> {
            end("cannot send: " + failed.getMessage());
            return null;
        });
    }

    /** Whether the link has ended. */
    public boolean isGone() {
        return gone.get();
    }

    /** Lets the next message come. */
    public void next() {
        WebSocket open = socket;
        if (open != null) {
            open.request(1);
        }
    }

    /** Ends the link at once. */
    public void end(String reason) {
        if (gone.compareAndSet(false, true)) {
            WebSocket open = socket;
            if (open != null) {
                open.abort();
            }
            ear.gone(this, reason);
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        if (gone.get()) {
            opened.abort();
            return;
        }
        heard();
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        heard();
        if (partial.length() + data.length() > mostCharacters) {
            end("a message of more than " + mostCharacters + " characters");
            return null;
        }
        partial.append(data);
        if (last) {
            String text = partial.toString();
            partial.setLength(0);
            partial.trimToSize();
            ear.said(this, text);
        } else {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        end("a binary message");
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        heard();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        heard();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end("closed by the other side (" + code + ") " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end(String.valueOf(error.getMessage()));
    }

    private void heard() {
        lastHeard = clock.millis();
    }
}
