package io.walras.sdk.conformance;

import io.walras.protocol.crypto.PrivateKey;
import io.walras.sdk.maker.MakerOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The kit inverted: is a maker of a hub, does what makers may and may not, and reports where the hub answers otherwise than
 * the rules say. The checks on quotes need requests: a hub sends some while there are orders of tokens that it knows.
 */
public final class HubConformance {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final URI url;
    private final PrivateKey key;
    private final InstantSource clock;
    private final Patience patience;
    private final Optional<ShownPair> shown;

    /**
     * Checks the hub of this auctioneer.
     *
     * @param hub http, https, ws or wss; without a path, {@link MakerOptions#PATH}
     * @param key of the maker to be; that it has no tokens is no hindrance
     * @param requests how long a request is waited for
     * @param shown the pair that the maker quotes, so that it is asked; without it the checks on quotes are not made
     * @throws IllegalArgumentException if the URL is none of these
     */
    public HubConformance(URI hub, PrivateKey key, InstantSource clock, Duration requests, Optional<ShownPair> shown) {
        this.url = MakerOptions.webSocket(hub);
        this.key = key;
        this.clock = clock;
        this.patience = new Patience(ANSWER, requests);
        this.shown = shown;
    }

    /** Makes every check, one after the other. */
    public List<Report> run() {
        Map<String, Consumer<HubProbes>> checks = new LinkedHashMap<>(HubSessionChecks.all());
        checks.putAll(HubQuoteChecks.all());
        List<Report> reports = new ArrayList<>();
        checks.forEach((name, check) -> reports.add(report(name, check)));
        return reports;
    }

    private Report report(String name, Consumer<HubProbes> check) {
        try (HubProbes probes = new HubProbes(http, url, key, clock, patience, shown)) {
            check.accept(probes);
            return new Report(name, true, probes.findings());
        } catch (Deviation deviation) {
            return Report.failed(name, String.valueOf(deviation.getMessage()));
        }
    }
}
