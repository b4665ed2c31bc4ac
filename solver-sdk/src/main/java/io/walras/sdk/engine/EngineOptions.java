package io.walras.sdk.engine;

import io.walras.protocol.wire.engine.EngineJson;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How an engine is hosted.
 *
 * @param host address to bind; the loopback address by default, for the API has no authentication
 * @param port port to bind; 0 takes a free one
 * @param maxBodyBytes largest request body after decompression
 * @param maxConcurrentSolves auctions solved at once; further ones are answered 503
 * @param deadlineSlack how long before an auction's deadline solving stops, so that the response arrives in time
 * @param closeGrace how long {@link EngineHost#close} waits for requests that are being answered
 * @param clock what deadlines are compared with
 */
public record EngineOptions(
        String host,
        int port,
        int maxBodyBytes,
        int maxConcurrentSolves,
        Duration deadlineSlack,
        Duration closeGrace,
        InstantSource clock) {

    public EngineOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        if (maxBodyBytes <= 0 || maxBodyBytes > EngineJson.MAX_BYTES || maxConcurrentSolves <= 0) {
            throw new IllegalArgumentException(
                    "limits are positive, bodies at most " + EngineJson.MAX_BYTES + " bytes");
        }
    }

    /** Loopback, 16 MiB, as many solves as there are processors (at least 2), 500 ms of slack, the system's clock. */
    public static EngineOptions onPort(int port) {
        return new EngineOptions(
                "127.0.0.1",
                port,
                EngineJson.MAX_BYTES,
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                InstantSource.system());
    }

    public EngineOptions withHost(String newHost) {
        return new EngineOptions(newHost, port, maxBodyBytes, maxConcurrentSolves, deadlineSlack, closeGrace, clock);
    }

    public EngineOptions withMaxBodyBytes(int bytes) {
        return new EngineOptions(host, port, bytes, maxConcurrentSolves, deadlineSlack, closeGrace, clock);
    }

    public EngineOptions withMaxConcurrentSolves(int solves) {
        return new EngineOptions(host, port, maxBodyBytes, solves, deadlineSlack, closeGrace, clock);
    }
}
