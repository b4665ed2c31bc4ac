package io.walras.examples.devnet;

import io.walras.examples.process.Loopback;

/**
 * Which port to listen on.
 *
 * @param port 0 means that any free one will do
 * @param insisted whether it is this one or none; else another free one will do if it is taken
 */
public record PortChoice(int port, boolean insisted) {
    private static final int MAX_PORT = 65_535;

    /** @throws IllegalArgumentException if there is no such port */
    public PortChoice {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    /** This port if it is free, else another one. */
    public static PortChoice preferably(int port) {
        return new PortChoice(port, false);
    }

    /** This port and no other; 0 for any. */
    public static PortChoice exactly(int port) {
        return new PortChoice(port, port != 0);
    }

    /**
     * A port of this choice that is free now.
     *
     * @throws IllegalArgumentException if the one that was insisted on is taken
     */
    int free(String host) {
        if (port != 0 && Loopback.isFree(host, port)) {
            return port;
        }
        if (insisted) {
            throw new IllegalArgumentException(
                    "port " + port + " of " + host + " is taken: end what uses it, or choose another");
        }
        return Loopback.freePort(host);
    }
}
