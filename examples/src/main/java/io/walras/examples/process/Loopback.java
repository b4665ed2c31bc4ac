package io.walras.examples.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Where a development network may listen: nowhere but on this machine. */
public final class Loopback {
    private Loopback() {}

    /**
     * The host as it was given.
     *
     * @throws IllegalArgumentException if others could reach it
     */
    public static String requireLoopback(String host) {
        try {
            if (InetAddress.getByName(host).isLoopbackAddress()) {
                return host;
            }
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("unknown host " + host, unknown);
        }
        throw new IllegalArgumentException(
                "a development network listens on a loopback address only, not " + host + ": everybody knows its keys");
    }

    /** A port that is free now. */
    public static int freePort(String host) {
        try (ServerSocket socket = bind(host, 0)) {
            return socket.getLocalPort();
        } catch (IOException noPort) {
            throw new UncheckedIOException("no free port on " + host, noPort);
        }
    }

    /** Whether the port could be listened on now. */
    public static boolean isFree(String host, int port) {
        try (ServerSocket socket = bind(host, port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static ServerSocket bind(String host, int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByName(host));
    }
}
