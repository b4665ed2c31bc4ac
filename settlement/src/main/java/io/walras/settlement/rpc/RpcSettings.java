package io.walras.settlement.rpc;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach a node.
 *
 * @param endpoint http or https
 * @param timeout for one HTTP exchange, from connecting to the last byte of the answer
 * @param maxResponseBytes a longer answer is no answer
 * @param maxBatch calls sent in one HTTP request; more are sent in several
 */
public record RpcSettings(URI endpoint, Duration timeout, int maxResponseBytes, int maxBatch) {
    public RpcSettings {
        if (!"http".equals(endpoint.getScheme()) && !"https".equals(endpoint.getScheme())) {
            throw new IllegalArgumentException("a node is reached over http or https, not " + endpoint);
        }
        if (timeout.isNegative() || timeout.isZero() || maxResponseBytes <= 0 || maxBatch <= 0) {
            throw new IllegalArgumentException("timeout and limits are positive");
        }
    }

    /** Ten seconds, 16 MiB, a hundred calls in a batch. */
    public static RpcSettings of(URI endpoint) {
        return new RpcSettings(endpoint, Duration.ofSeconds(10), 16 * 1024 * 1024, 100);
    }

    /** The same with another time to wait for one exchange. */
    public RpcSettings withTimeout(Duration other) {
        return new RpcSettings(endpoint, other, maxResponseBytes, maxBatch);
    }
}
