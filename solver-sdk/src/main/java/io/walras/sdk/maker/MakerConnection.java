package io.walras.sdk.maker;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.wire.maker.MakerJson;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.sdk.socket.Link;
import io.walras.sdk.socket.Loop;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Lets a maker trade at an auctioneer, over a WebSocket that it opens and keeps open. Logs in, shows the ladders that it is
 * given, has requests answered by the quoter, signs what the inventory can keep, and follows every quote to its end: rows
 * that were missed are asked for on the next connection. Whatever the hub sends, the process goes on.
 */
public final class MakerConnection implements AutoCloseable {
    private static final Logger LOG = System.getLogger(MakerConnection.class.getName());
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final long TICK_MILLIS = 50;

    private final Quoter quoter;
    private final MakerOptions options;
    private final Inventory inventory;
    private final MakerEvents events;
    private final SecureRandom random = new SecureRandom();
    private final Loop loop = new Loop(LOG);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final MakerSigner signer;
    private final QuoteDesk desk;
    private final Promises promises;
    private final LadderFeed ladders = new LadderFeed();
    private final CompletableFuture<Void> welcomed = new CompletableFuture<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Link link;
    private @Nullable MakerSession session;
    private long retryMillis;
    private boolean cancelsOnDisconnect;

    private MakerConnection(Quoter quoter, Inventory inventory, MakerOptions options) {
        this.quoter = quoter;
        this.options = options;
        this.inventory = inventory;
        this.events = new MakerEvents(options.listener());
        this.signer = new MakerSigner(options.key(), options.maker());
        Nonces nonces = new Nonces(options.pace().clock(), random);
        this.desk =
                new QuoteDesk(quoter, signer, nonces, inventory, options.pace().maxConcurrentQuotes());
        this.promises = new Promises(options, inventory);
        this.retryMillis = options.pace().firstRetry().toMillis();
    }

    /**
     * Connects, and trades until {@link #close}. Returns at once; a connection that fails is opened again, unless this
     * instance of the maker has logged in elsewhere.
     *
     * @param inventory what the maker has; kept up to date by this connection
     */
    public static MakerConnection open(Quoter quoter, Inventory inventory, MakerOptions options) {
        MakerConnection connection = new MakerConnection(quoter, inventory, options);
        connection.loop.run(connection::connect);
        connection.loop.every(TICK_MILLIS, connection::tick);
        return connection;
    }

    /** Done when the hub has welcomed the maker for the first time. */
    public CompletableFuture<Void> welcomed() {
        return welcomed.copy();
    }

    /** Waits until the connection is closed, or the hub has another session of this instance. */
    public void await() throws InterruptedException {
        ended.await();
    }

    /** Whether it is closed, or the hub has another session of this instance. */
    public boolean isEnded() {
        return ended.getCount() == 0;
    }

    /** Shows a ladder in the place of the pair's former one, now and on every new connection. */
    public void publish(Ladder ladder) {
        loop.run(() -> ladders.want(ladder));
    }

    /** Takes all ladders away. */
    public void clear(String reason) {
        loop.run(() -> {
            ladders.clear();
            say(new MakerMessage.LevelsClear(null, null, reason));
        });
    }

    /**
     * Has all open orders of the maker cancelled whenever a connection ends, however it ends, from now on and on every new
     * connection; or no longer. For makers that log in with their own key.
     */
    public void cancelOnDisconnect(boolean enabled) {
        loop.run(() -> {
            cancelsOnDisconnect = enabled;
            say(new MakerMessage.CancelOnDisconnect(enabled));
        });
    }

    /** Asks to take a quote back; possible until its auction is cut. The listener hears whether it is. */
    public void revoke(Bytes32 quoteHash) {
        loop.run(() -> say(new MakerMessage.Revoke(quoteHash)));
    }

    /** Disconnects. Quotes that were given out stay what they are: signed. */
    @Override
    public void close() {
        ended.countDown();
        loop.end();
        desk.close();
        http.shutdownNow();
    }

    private void say(MakerMessage message) {
        MakerSession current = session;
        if (current != null && current.isWelcome()) {
            current.say(message);
        }
    }

    private void connect() {
        Link next = new Link(new LoopEar(), MakerJson.MAX_BYTES, options.pace().clock());
        link = next;
        session = new MakerSession(options, signer, quoter, desk, inventory, promises, ladders, loop, next);
        var unused = http.newWebSocketBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .buildAsync(options.url(), next)
                .whenComplete((opened, failed) -> {
                    if (failed != null) {
                        next.end("cannot connect to " + options.url() + ": " + reason(failed));
                    }
                });
    }

    private static String reason(Throwable failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private void heard(Link from, String text) {
        MakerSession current = session;
        if (from != link || current == null) {
            return;
        }
        boolean wasWelcome = current.isWelcome();
        try {
            current.heard(text);
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "a message was not dealt with", bug);
            from.end("a message that was not dealt with");
            return;
        }
        if (current.isWelcome()) {
            retryMillis = options.pace().firstRetry().toMillis();
            welcomed.complete(null);
            if (!wasWelcome && cancelsOnDisconnect) {
                say(new MakerMessage.CancelOnDisconnect(true));
            }
        }
        from.next();
    }

    private void gone(Link from, String reason) {
        if (from != link) {
            return;
        }
        boolean replaced = session != null && session.isReplaced();
        link = null;
        session = null;
        events.tell(listener -> listener.disconnected(reason));
        if (replaced) {
            // Whoever runs the other one means it; two that throw each other out would both quote badly.
            ended.countDown();
            return;
        }
        loop.after(retryMillis - random.nextLong(retryMillis / 2 + 1), this::connect);
        retryMillis = Math.min(2 * retryMillis, options.pace().longestRetry().toMillis());
    }

    private void tick() {
        Link open = link;
        MakerSession current = session;
        if (open == null || current == null) {
            return;
        }
        long now = options.pace().clock().millis();
        current.tick(now);
        long silent = now - open.lastHeard();
        if (silent > current.longestSilence()) {
            open.end("nothing was heard for " + silent + " ms");
        }
    }

    /** Brings what a link tells onto the session's thread. */
    private final class LoopEar implements Link.Ear {
        @Override
        public void said(Link from, String text) {
            loop.run(() -> heard(from, text));
        }

        @Override
        public void gone(Link from, String reason) {
            loop.run(() -> MakerConnection.this.gone(from, reason));
        }
    }
}
