package io.walras.examples.process;

import io.walras.examples.wire.SessionsView;
import io.walras.protocol.chain.Address;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks an auctioneer which solvers and makers have a session. */
public final class Sessions {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Sessions() {}

    /**
     * Waits until the solver has a session.
     *
     * @throws IllegalStateException if it has none after a minute
     */
    public static void awaitConnected(URI api, Address solver) throws InterruptedException {
        await(api, "solver", solver);
    }

    /**
     * Waits until the maker has a session.
     *
     * @throws IllegalStateException if it has none after a minute
     */
    public static void awaitMaker(URI api, Address maker) throws InterruptedException {
        await(api, "maker", maker);
    }

    private static void await(URI api, String role, Address who) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api.resolve("/api/v1/" + role + "s"))
                .timeout(PATIENCE)
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() - deadline < 0) {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200
                        && SessionsView.connected(answer.body()).contains(who)) {
                    return;
                }
                Thread.sleep(PAUSE);
            }
        } catch (IOException failed) {
            throw new IllegalStateException("the auctioneer does not say which " + role + "s are connected", failed);
        }
        throw new IllegalStateException(role + " " + who + " has opened no session with " + api);
    }
}
