package io.walras.sdk.conformance;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.sdk.maker.MakerOptions;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** A hub that takes makers and says to them what a check wants. It knows no chain and holds no auctions. */
final class ScriptedHub implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(10);

    private final Server server;
    private final HubTerms terms;
    private final InstantSource clock;
    private final CountDownLatch up = new CountDownLatch(1);
    private final Map<WebSocket, MakerLine> open = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<MakerLine> fresh = new LinkedBlockingQueue<>();
    private final Bytes32 secret;
    private volatile @Nullable Exception failure;

    private ScriptedHub(InetSocketAddress address, HubTerms terms, Bytes32 secret, InstantSource clock) {
        this.server = new Server(address);
        this.terms = terms;
        this.secret = secret;
        this.clock = clock;
    }

    /**
     * Serves there.
     *
     * @param address port 0 takes a free one
     * @param secret from which challenges are made
     * @throws Deviation if it cannot
     */
    static ScriptedHub listen(InetSocketAddress address, HubTerms terms, Bytes32 secret, InstantSource clock) {
        ScriptedHub hub = new ScriptedHub(address, terms, secret, clock);
        hub.server.start();
        try {
            boolean started = hub.up.await(START.toMillis(), TimeUnit.MILLISECONDS);
            Deviation.require(started && hub.failure == null, "cannot serve on " + address + ": " + hub.failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Deviation("interrupted");
        }
        return hub;
    }

    HubTerms terms() {
        return terms;
    }

    InstantSource clock() {
        return clock;
    }

    URI url() {
        return URI.create("http://" + server.getAddress().getHostString() + ":" + server.getPort());
    }

    /** The next connection that nobody has asked for yet. */
    MakerLine next(Duration patience) {
        try {
            MakerLine line = fresh.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (line == null) {
                throw new Deviation("no maker connected within " + patience.toSeconds() + " s");
            }
            return line;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Deviation("interrupted");
        }
    }

    @Override
    public void close() {
        try {
            server.stop(1_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The library's server. */
    private final class Server extends WebSocketServer {
        private int connections;

        Server(InetSocketAddress address) {
            super(address, 1);
            setReuseAddr(true);
            setDaemon(true);
            setConnectionLostTimeout(0);
        }

        @Override
        public void onStart() {
            up.countDown();
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {
            if (!handshake.getResourceDescriptor().equals(MakerOptions.PATH)) {
                socket.close(1008, "makers connect to " + MakerOptions.PATH);
                return;
            }
            connections++;
            MakerLine line = new MakerLine(socket, terms, Keccak256.hash(secret + " " + connections), clock);
            open.put(socket, line);
            fresh.add(line);
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            MakerLine line = open.get(socket);
            if (line != null) {
                line.heard(text);
            }
        }

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean remote) {
            MakerLine line = open.remove(socket);
            if (line != null) {
                line.ended("closed " + code + " " + reason);
            }
        }

        @Override
        public void onError(@Nullable WebSocket socket, Exception thrown) {
            if (socket == null) {
                failure = thrown;
                up.countDown();
            }
        }
    }
}
