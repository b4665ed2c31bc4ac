package io.walras.sdk.testkit;

import io.walras.sdk.session.SessionOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** The WebSocket server of a {@link FakeAuctioneer}. */
final class GuestServer extends WebSocketServer {
    private static final int PING_SECONDS = 1;

    private final FakeAuctioneer auctioneer;
    private volatile boolean up;

    GuestServer(FakeAuctioneer auctioneer, boolean pings) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        this.auctioneer = auctioneer;
        setReuseAddr(true);
        setDaemon(true);
        setConnectionLostTimeout(pings ? PING_SECONDS : 0);
    }

    boolean isUp() {
        return up;
    }

    @Override
    public void onStart() {
        up = true;
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        if (handshake.getResourceDescriptor().equals(SessionOptions.PATH)) {
            auctioneer.opened(socket);
        } else {
            socket.close(1008, "no solvers here");
        }
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        auctioneer.closed(socket);
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        auctioneer.said(socket, message);
    }

    @Override
    public void onError(@Nullable WebSocket socket, Exception failure) {
        if (socket != null) {
            auctioneer.closed(socket);
        }
    }
}
