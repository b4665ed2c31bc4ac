package io.walras.sdk.conformance;

import io.walras.protocol.chain.Bytes32;
import io.walras.sdk.session.SessionOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Connects to an auctioneer as solvers that nobody has heard of, does what the rules of the session allow and what they
 * forbid, and reports where it answers otherwise. All of them are shadows, so that nothing of it changes an auction. The
 * checks on auctions need some: an auctioneer holds them while there are orders.
 */
public final class AuctioneerConformance {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    /** An answer that takes longer is none; a bid is asked for when its auction closes, and that may take a while. */
    private static final Duration ANSWER = Duration.ofSeconds(30);
    /** Shadows of one network address are few. */
    private static final int AT_ONCE = 4;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final URI url;
    private final Supplier<Bytes32> secrets;
    private final Patience patience;

    /**
     * Checks the auctioneer of this URL (http, https, ws or wss; without a path, {@link SessionOptions#PATH}).
     *
     * @param secrets gives private keys that nobody knows, another one each time
     * @param auctionPatience how long the next auction is waited for
     * @throws IllegalArgumentException if the URL is none of these
     */
    public AuctioneerConformance(URI auctioneer, Supplier<Bytes32> secrets, Duration auctionPatience) {
        this(auctioneer, secrets, new Patience(ANSWER, auctionPatience));
    }

    AuctioneerConformance(URI auctioneer, Supplier<Bytes32> secrets, Patience patience) {
        this.url = SessionOptions.webSocket(auctioneer);
        this.secrets = secrets;
        this.patience = patience;
    }

    /** Makes every check, some of them at once; takes several auctions. */
    public List<Report> run() throws InterruptedException {
        Map<String, Consumer<Probes>> checks = new LinkedHashMap<>(LoginChecks.all());
        checks.putAll(CommitmentChecks.all());
        checks.putAll(OpeningChecks.all());
        Semaphore places = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Report>> running = new ArrayList<>();
            for (Map.Entry<String, Consumer<Probes>> check : checks.entrySet()) {
                places.acquire();
                running.add(threads.submit(() -> {
                    try {
                        return report(check.getKey(), check.getValue());
                    } finally {
                        places.release();
                    }
                }));
            }
            List<Report> reports = new ArrayList<>();
            for (Future<Report> report : running) {
                reports.add(report.get());
            }
            return reports;
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a check did not end", bug);
        }
    }

    private Report report(String name, Consumer<Probes> check) {
        try (Probes probes = new Probes(http, url, secrets, patience)) {
            check.accept(probes);
            return new Report(name, true, List.of());
        } catch (Deviation deviation) {
            return Report.failed(name, String.valueOf(deviation.getMessage()));
        }
    }
}
