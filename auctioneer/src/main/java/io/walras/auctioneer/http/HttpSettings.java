package io.walras.auctioneer.http;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.walras.auctioneer.book.stream.StreamSettings;
import io.walras.auctioneer.intake.Rate;
import io.walras.protocol.wire.order.RequestLimits;
import java.time.Duration;
import java.util.List;

/**
 * The settings under {@code walras.http}; reference.conf says what each one means.
 *
 * @param maxHeadBytes bytes of all header lines of a request
 * @param maxHeaderBytes bytes of the value of one header
 */
public record HttpSettings(
        String host,
        int port,
        List<String> hosts,
        int maxBodyBytes,
        int maxBatchBytes,
        int maxUriBytes,
        int maxHeadBytes,
        int maxHeaders,
        int maxHeaderBytes,
        RequestLimits json,
        Duration headTimeout,
        Duration bodyTimeout,
        Duration requestTimeout,
        Duration writeTimeout,
        Duration idleTimeout,
        int maxConnections,
        int maxConnectionsPerAddress,
        Rate requestsPerAddress,
        Rate cancellationsPerAddress,
        Duration retryAfter,
        Duration heartbeat,
        StreamSettings streams,
        Duration readinessTimeout,
        Duration stopTimeout) {

    /** Reads the section {@code walras.http}. */
    public static HttpSettings of(Config http) {
        Config json = http.getConfig("json");
        return new HttpSettings(
                http.getString("host"),
                integer(http, "port", 0, 65_535),
                List.copyOf(http.getStringList("hosts")),
                integer(http, "max-body-bytes", 1, 1 << 20),
                integer(http, "max-batch-bytes", 1, 1 << 22),
                integer(http, "max-uri-bytes", 64, 1 << 16),
                integer(http, "max-head-bytes", 256, 1 << 20),
                integer(http, "max-headers", 8, 1_000),
                integer(http, "max-header-bytes", 64, 1 << 16),
                new RequestLimits(
                        integer(json, "max-depth", 1, 1_000),
                        integer(json, "max-number", 1, 1_000),
                        integer(json, "max-string", 1, 1 << 20),
                        integer(json, "max-name", 1, 1 << 16),
                        integer(json, "max-tokens", 1, 1 << 20)),
                duration(http, "head-timeout"),
                duration(http, "body-timeout"),
                duration(http, "request-timeout"),
                duration(http, "write-timeout"),
                duration(http, "idle-timeout"),
                integer(http, "max-connections", 1, 1 << 20),
                integer(http, "max-connections-per-address", 1, 1 << 20),
                Rate.of(http.getConfig("requests-per-address")),
                Rate.of(http.getConfig("cancellations-per-address")),
                duration(http, "retry-after"),
                duration(http, "heartbeat"),
                StreamSettings.of(http.getConfig("market-streams")),
                duration(http, "readiness-timeout"),
                duration(http, "stop-timeout"));
    }

    private static int integer(Config section, String key, int min, int max) {
        int value = section.getInt(key);
        if (value < min || value > max) {
            throw new ConfigException.BadValue(
                    section.getValue(key).origin(), key, "must be from " + min + " to " + max + ", not " + value);
        }
        return value;
    }

    private static Duration duration(Config section, String key) {
        Duration value = section.getDuration(key);
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(Duration.ofDays(1)) > 0) {
            throw new ConfigException.BadValue(
                    section.getValue(key).origin(), key, "must be from 1 ms to 1 day, not " + value);
        }
        return value;
    }
}
