package io.walras.auctioneer.http;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** A server that listens. */
public interface HttpBinding {
    /** Where it listens, with the port that was really taken. */
    InetSocketAddress address();

    /**
     * Takes no more connections, ends event streams, lets requests under way finish within the configured time, then closes
     * what is left. Stopping twice is stopping once.
     */
    CompletionStage<Done> stop();
}
