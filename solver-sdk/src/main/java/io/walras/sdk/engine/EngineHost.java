package io.walras.sdk.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.engine.EngineJson;
import io.walras.protocol.wire.engine.EngineResponse;
import io.walras.protocol.wire.engine.EngineResponse.Declined;
import io.walras.protocol.wire.engine.EngineResponse.ErrorCode;
import io.walras.protocol.wire.engine.NotificationJson;
import io.walras.sdk.Auction;
import io.walras.sdk.Solutions;
import io.walras.sdk.Solver;
import io.walras.sdk.solving.SolvingDesk;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Serves a solver as an engine: {@code POST /solve}, {@code POST /notify}, {@code GET /healthz}. Bodies may be
 * gzip-compressed. A request that cannot be read is answered 400, one too many 503, a solver that throws 500, each with
 * {@code {"error": {"code", "message"}}}; nothing a client sends ends the host.
 */
public final class EngineHost implements AutoCloseable {
    private static final Logger LOG = System.getLogger(EngineHost.class.getName());

    private final Solver solver;
    private final EngineOptions options;
    private final HttpServer server;
    private final ExecutorService exchanges = Executors.newVirtualThreadPerTaskExecutor();
    private final SolvingDesk desk;
    /** Counts the requests that are being answered, and the host itself. */
    private final Phaser answering = new Phaser(1);

    private volatile boolean closing;

    private EngineHost(Solver solver, EngineOptions options, HttpServer server) {
        this.solver = solver;
        this.options = options;
        this.server = server;
        this.desk = new SolvingDesk(solver, options.maxConcurrentSolves());
    }

    /**
     * Binds the address and serves until {@link #close}.
     *
     * @throws IOException if the address cannot be bound
     */
    public static EngineHost start(Solver solver, EngineOptions options) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(options.host()), options.port());
        EngineHost host = new EngineHost(solver, options, HttpServer.create(address, 0));
        host.server.createContext("/", host::handle);
        host.server.setExecutor(host.exchanges);
        host.server.start();
        return host;
    }

    /** The URL that an auctioneer is told. */
    public URI url() {
        InetSocketAddress bound = server.getAddress();
        String host = bound.getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort());
    }

    /** Stops taking requests and waits for those that are being answered, no longer than the grace of the options. */
    @Override
    public void close() {
        closing = true;
        int phase = answering.arriveAndDeregister();
        try {
            answering.awaitAdvanceInterruptibly(phase, options.closeGrace().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException unanswered) {
            LOG.log(Level.WARNING, "closing with requests unanswered");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        exchanges.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        boolean open = !closing && answering.register() >= 0;
        try (exchange) {
            answer(exchange, open ? route(exchange) : Reply.error(503, "closing"));
        } finally {
            if (open) {
                answering.arriveAndDeregister();
            }
        }
    }

    private Reply route(HttpExchange exchange) throws IOException {
        String route =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        try {
            return switch (route) {
                case "POST /solve" -> solve(exchange);
                case "POST /notify" -> notified(exchange);
                case "GET /healthz" -> new Reply(200, "ok".getBytes(StandardCharsets.UTF_8));
                default -> Reply.error(404, "there are POST /solve, POST /notify and GET /healthz");
            };
        } catch (RequestBody.TooLargeException tooLarge) {
            return Reply.error(413, "body larger than " + options.maxBodyBytes() + " bytes");
        } catch (RequestBody.UnreadableException unreadable) {
            return Reply.error(400, String.valueOf(unreadable.getMessage()));
        } catch (MalformedJsonException malformed) {
            return Reply.error(400, String.valueOf(malformed.getMessage()));
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "solver failed", bug);
            return Reply.error(500, "solver failed");
        }
    }

    private Reply solve(HttpExchange exchange) throws IOException {
        byte[] body = RequestBody.read(exchange, options.maxBodyBytes());
        AuctionJson request = EngineJson.read(body, AuctionJson.class);
        Duration time =
                Duration.between(options.clock().instant(), request.deadline()).minus(options.deadlineSlack());
        return desk.solve(Auction.of(request), new Solutions(), time)
                .map(solutions -> new Reply(200, EngineResponse.write(solutions)))
                .orElseGet(() -> Reply.error(503, "solving " + options.maxConcurrentSolves() + " auctions already"));
    }

    private Reply notified(HttpExchange exchange) throws IOException {
        byte[] body = RequestBody.read(exchange, options.maxBodyBytes());
        solver.notified(EngineJson.read(body, NotificationJson.class));
        return new Reply(200, new byte[0]);
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.body().length > 0) {
            boolean json = reply.body()[0] == '{';
            exchange.getResponseHeaders().set("Content-Type", json ? "application/json" : "text/plain");
        }
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        exchange.getResponseBody().write(reply.body());
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    private record Reply(int status, byte[] body) {
        static Reply error(int status, String message) {
            return new Reply(status, EngineResponse.write(new Declined(ErrorCode.OTHER, message)));
        }
    }
}
