package io.walras.sdk.session;

import io.walras.protocol.wire.engine.EngineJson;
import io.walras.sdk.Solver;
import io.walras.sdk.socket.Link;
import io.walras.sdk.socket.Loop;
import io.walras.sdk.socket.ServerClock;
import io.walras.sdk.solving.SolvingDesk;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets a solver take part in the auctions of an auctioneer, over a WebSocket that it opens and keeps open. Logs in, solves
 * each auction in the time there is, commits to what was found, opens it after the close, and opens on a new connection
 * what it committed to on a lost one. Whatever the auctioneer sends, the process goes on.
 */
public final class SolverConnection implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SolverConnection.class.getName());
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final long TICK_MILLIS = 100;

    private final SessionOptions options;
    private final Events events;
    private final Loop loop = new Loop(LOG);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final Sealer sealer;
    private final ServerClock serverClock = new ServerClock();
    private final Bidder bidder;
    private final Quoting quoting;
    private final Notifier notifier;
    private final CompletableFuture<Void> welcomed = new CompletableFuture<>();
    private final CountDownLatch settled = new CountDownLatch(1);
    private @Nullable Link link;
    private @Nullable Session session;
    private long retryMillis;
    private boolean closing;

    private SolverConnection(Solver solver, SessionOptions options) {
        this.options = options;
        this.events = new Events(options.listener());
        this.sealer = new Sealer(options.key());
        this.notifier = new Notifier(solver);
        SolvingDesk desk = new SolvingDesk(solver, options.pace().maxConcurrentSolves());
        this.bidder = new Bidder(options, sealer, desk, loop, serverClock);
        this.quoting = new Quoting(options, desk, loop, serverClock);
        this.retryMillis = options.pace().firstRetry().toMillis();
    }

    /**
     * Connects, and takes part until {@link #close}. Returns at once; a connection that fails is opened again, unless the
     * solver has opened another one elsewhere, in place of this.
     */
    public static SolverConnection open(Solver solver, SessionOptions options) {
        SolverConnection connection = new SolverConnection(solver, options);
        connection.loop.run(connection::connect);
        connection.loop.every(TICK_MILLIS, connection::tick);
        return connection;
    }

    /** As {@link #open}, until the process is told to end; it opens what it has committed to before it does. */
    public static void run(Solver solver, SessionOptions options) throws InterruptedException {
        try (SolverConnection connection = open(solver, options)) {
            Runtime.getRuntime().addShutdownHook(new Thread(connection::close, "close"));
            connection.settled.await();
        }
    }

    /** Done when the auctioneer has welcomed the solver for the first time. */
    public CompletableFuture<Void> welcomed() {
        return welcomed.copy();
    }

    /** Takes part in no further auction, waits for sealed bids to be opened, no longer than the grace, and disconnects. */
    @Override
    public void close() {
        loop.run(this::retire);
        try {
            if (!settled.await(options.pace().closeGrace().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "closing with a sealed bid that is not opened");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        settled.countDown();
        loop.end();
        notifier.close();
        http.shutdownNow();
    }

    private void retire() {
        closing = true;
        bidder.retire();
    }

    private void connect() {
        Link next = new Link(new LoopEar(), EngineJson.MAX_BYTES, options.pace().clock());
        link = next;
        session = new Session(options, sealer, bidder, quoting, serverClock, notifier::tell, next);
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
        Session current = session;
        if (from != link || current == null) {
            return;
        }
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
        bidder.disconnected();
        events.tell(listener -> listener.disconnected(reason));
        if (replaced) {
            // Whoever runs the other one means it; two that throw each other out would both miss their openings.
            closing = true;
            settled.countDown();
            return;
        }
        loop.after(sealer.jitter(retryMillis), this::connect);
        retryMillis = Math.min(2 * retryMillis, options.pace().longestRetry().toMillis());
    }

    private void tick() {
        bidder.forgetPast();
        Link open = link;
        Session current = session;
        if (open != null && current != null) {
            long silent = options.pace().clock().millis() - open.lastHeard();
            if (silent > current.longestSilence()) {
                open.end("nothing was heard for " + silent + " ms");
            }
        }
        if (closing && !bidder.owes()) {
            settled.countDown();
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
            loop.run(() -> SolverConnection.this.gone(from, reason));
        }
    }
}
