package io.walras.examples.devnet;

import io.walras.examples.wire.SolversView;
import io.walras.protocol.chain.Address;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** Asks an auctioneer which solvers have a session. */
final class Sessions {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Sessions() {}

    /**
     * Waits until the solver has a session.
     *
     * @throws IllegalStateException if it has none after a minute
     */
    static void awaitConnected(URI api, Address solver) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api.resolve("/api/v1/solvers"))
                .timeout(PATIENCE)
                .build();
        Instant deadline = Instant.now().plus(PATIENCE);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (Instant.now().isBefore(deadline)) {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200
                        && SolversView.connected(answer.body()).contains(solver)) {
                    return;
                }
                Thread.sleep(PAUSE);
            }
        } catch (IOException failed) {
            throw new IllegalStateException("the auctioneer does not say which solvers are connected", failed);
        }
        throw new IllegalStateException("solver " + solver + " has opened no session with " + api);
    }
}
